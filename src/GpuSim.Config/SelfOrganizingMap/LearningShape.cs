using GpuSim.Config.Shapes;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>The arguments of learning as read.</summary>
internal sealed class LearningDraft
{
    public int Size { get; set; } = 1;
    public bool Shuffled { get; set; }
}

/// <summary>The ways of learning and their keys.</summary>
internal static class LearningShape
{
    public static Shape<MapLearning> Create() => new OptionShape<MapLearning>("a way of learning", "ways of learning")
        .Option("online", "sample by sample (Kohonen 1982)", Online(), new MapLearning.Online(Shuffled: false))
        .Option("batch", "all samples at once (Kohonen 1993)", new MapLearning.Batch())
        .Option("mini_batch", "some samples at once", MiniBatch(), null, "{ \"size\": 64 }");

    static Mapped<LearningDraft, MapLearning> Online() => new(
        Arguments("online learning"),
        draft => new MapLearning.Online(draft.Shuffled));

    static Mapped<LearningDraft, MapLearning> MiniBatch() => new(
        Arguments("mini-batch learning")
            .Key("size", "number of samples learnt at once, fewer in the last batch of an epoch", new WholeShape<int>(1, int.MaxValue), (draft, value) => draft.Size = value, required: true),
        draft => new MapLearning.MiniBatch(draft.Size, draft.Shuffled));

    static ObjectShape<LearningDraft> Arguments(string what) => new ObjectShape<LearningDraft>(what, _ => new())
        .Key("shuffled", "whether samples come in an order drawn for every epoch; false, for their own order, where not given", new FlagShape(), (draft, value) => draft.Shuffled = value);
}
