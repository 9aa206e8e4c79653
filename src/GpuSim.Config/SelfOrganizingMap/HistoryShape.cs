using GpuSim.Config.Shapes;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>Which weights to keep, as read.</summary>
internal sealed class HistoryDraft
{
    public IReadOnlyList<int>? Epochs { get; set; }
    public int? Every { get; set; }

    /// <summary>Epochs after which weights are kept, of so many; null for start and end.</summary>
    public IReadOnlyList<int>? Until(int epochs)
    {
        if (Every is not { } every) return Epochs;
        return [.. Enumerable.Range(0, (epochs - 1) / every + 1).Select(turn => turn * every), epochs];
    }
}

/// <summary>The keys of a record.</summary>
internal static class HistoryShape
{
    public static ObjectShape<HistoryDraft> Create() => new ObjectShape<HistoryDraft>("a record", _ => new())
        .Key("history", "epochs after which weights are kept, 0 for the start; start and end where not given", new ListShape<int>("a list of epochs", new WholeShape<int>(0, MapExperimentBuilder.MostEpochs)), (draft, value) => draft.Epochs = value)
        .Key("every", "instead of history, the number of epochs from one kept to the next; start and end are kept too", new WholeShape<int>(1, MapExperimentBuilder.MostEpochs), (draft, value) => draft.Every = value)
        .AtMostOne("history", "every");
}
