using GpuSim.Config.Shapes;
using GpuSim.Model.Hopfield;

namespace GpuSim.Config.Hopfield;

/// <summary>Patterns as read.</summary>
internal sealed class PatternsDraft
{
    public PatternSource? Source { get; set; }
}

/// <summary>Random patterns as read.</summary>
internal sealed class RandomDraft
{
    public int? Count { get; set; }
    public double? Load { get; set; }
    public double CodingLevel { get; set; } = 0.5;
}

/// <summary>The keys of patterns.</summary>
internal static class PatternsShape
{
    public static Shape<PatternSource> Create(string folder) => new Mapped<PatternsDraft, PatternSource>(
        new ObjectShape<PatternsDraft>("patterns", _ => new())
            .Key("random", "independent random patterns", Random(), (draft, value) => draft.Source = new PatternSource.Random { Count = value.Count, Load = value.Load, CodingLevel = value.CodingLevel })
            .Key("bitmaps", "pictures by name, each a list of rows: #, X, + or 1 is active, a dot, a blank, - or 0 silent", new MapShape<Bitmap>("an object of bitmaps", new BitmapShape()), (draft, value) => draft.Source = Given(value))
            .Key("vectors", "a list of lists of 1 and -1, or of 1 and 0", new VectorsShape(), (draft, value) => draft.Source = value)
            .Key("images", "paths of PBM or PGM files, from the folder of the config; brighter than half of the maximum is active in a PGM, 1 in a PBM", new ListShape<string>("paths of pictures", new TextShape("the path of a picture"), orOne: true), (draft, value) => draft.Source = new PatternSource.Images(value, folder))
            .ExactlyOne("random", "bitmaps", "vectors", "images"),
        draft => draft.Source);

    static PatternSource.Given Given(IReadOnlyList<KeyValuePair<string, Bitmap>> bitmaps) =>
        new([.. bitmaps.Select(bitmap => new GivenPattern(bitmap.Key, bitmap.Value.Width, bitmap.Value.Height, bitmap.Value.Active))]);

    static ObjectShape<RandomDraft> Random() => new ObjectShape<RandomDraft>("random patterns", _ => new())
        .Key("load", "patterns per neuron, above 0; rounded to whole patterns, at least one", new NumberShape(), (draft, value) => draft.Load = value)
        .Key("count", "number of patterns", new WholeShape<int>(1, int.MaxValue), (draft, value) => draft.Count = value)
        .Key("coding_level", "probability that a unit is active, above 0 and below 1; 0.5 where not given", new NumberShape(), (draft, value) => draft.CodingLevel = value)
        .ExactlyOne("load", "count");
}
