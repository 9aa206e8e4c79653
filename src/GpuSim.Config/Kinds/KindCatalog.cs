using GpuSim.Config.Hopfield;
using GpuSim.Config.SelfOrganizingMap;
using GpuSim.Config.Spiking;
using GpuSim.Config.Sweeps;
using GpuSim.Config.Text;
using GpuSim.Model;

namespace GpuSim.Config.Kinds;

/// <summary>The kinds of experiments that a config can describe.</summary>
internal static class KindCatalog
{
    const string Key = "kind";

    /// <summary>In the order of messages.</summary>
    public static readonly IReadOnlyList<IExperimentKind> Kinds = [new SpikingKind(), new HopfieldKind(), new MapKind(), new SweepKind()];

    /// <summary>The kind of a config, or after a fault the one that was meant; null when that cannot be guessed.</summary>
    public static IExperimentKind? Of(ObjectNode root, Faults faults)
    {
        var names = Kinds.Select(kind => kind.Name).ToList();
        if (!root.Members.TryGetValue(Key, out var node))
        {
            if (root.Members.Keys.FirstOrDefault(key => DidYouMean.Nearest(key, [Key]) is not null) is { } misspelt)
                faults.AtKey(root.Members[misspelt], $"expected a key of an experiment, got \"{misspelt}\"", $"Did you mean \"{Key}\"?");
            else
                faults.Missing(root, Key, $"expected what is simulated, got no \"{Key}\"", DidYouMean.Hint("", names, "kinds"));
            return null;
        }
        var word = (node as TextNode)?.Text ?? "";
        if (Kinds.FirstOrDefault(kind => kind.Name == word) is { } found) return found;
        faults.At(node, $"expected {string.Join(" or ", names.Select(name => $"\"{name}\""))}, got {node.Words}", DidYouMean.Hint(word, names, "kinds"));
        var meant = DidYouMean.Nearest(word, names);
        return Kinds.FirstOrDefault(kind => kind.Name == meant);
    }
}
