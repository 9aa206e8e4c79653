using GpuSim.Config.Kinds;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Sweeps;
using GpuSim.Units;

namespace GpuSim.Config.Sweeps;

/// <summary>A sweep as read.</summary>
internal sealed class SweepDraft
{
    public string? Name { get; set; }
    public string? Config { get; set; }
    public IReadOnlyList<KeyValuePair<string, Node>> Set { get; set; } = [];
    public IReadOnlyList<KeyValuePair<string, AxisDraft>> Axes { get; set; } = [];
    public SampleDesign? Sample { get; set; }
    public IReadOnlyList<ulong> Seeds { get; set; } = [];
    public double Discard { get; set; }
    public bool Keep { get; set; }

    /// <summary>Adds what is wrong between keys.</summary>
    public void Check(ObjectNode root, Faults faults)
    {
        foreach (var (name, axis) in Axes) axis.Check(name, Sample, faults);
        CheckChanges(root, faults);
        if (Discard < 0) faults.At(root.Members["discard"], FormattableString.Invariant($"expected a time of at least 0, got {Discard} ms"), "Leave it out for nothing.");
        if (Axes.Count == 0 && !faults.AnyIn("vary") && root.Members.TryGetValue("vary", out var vary))
            faults.At(vary, "expected at least one axis, got none", "Name what varies, such as \"projections[0].delay\": [\"1 ms\", \"2 ms\"].");
    }

    // What one change says would be untrue if another replaced it, in the table's column or in the file.
    void CheckChanges(ObjectNode root, Faults faults)
    {
        var set = Set.Select(change => new PlacedChange(change.Key, "\"set\"", change.Value)).ToList();
        var varied = Axes.SelectMany(axis => axis.Value.PathsOr(axis.Key).Select(path => new PlacedChange(path, $"the axis \"{axis.Key}\"", axis.Value.Node))).ToList();
        if (Seeds.Count > 0) varied.Add(new("seed", "\"seeds\"", root.Members["seeds"]));
        foreach (var (index, change) in varied.Index())
        {
            if (varied.Take(index).FirstOrDefault(before => change.IsIn(before) || before.IsIn(change)) is { } other)
                faults.AtKey(change.Node, $"expected every value of the config to vary in one place, got \"{change.Path}\" here and \"{other.Path}\" by {other.By}", "Leave one of the two out.");
            foreach (var lost in set.Where(before => before.IsIn(change)))
                faults.AtKey(lost.Node, $"expected a change that holds at every point, got \"{lost.Path}\", where {change.By} puts other values", "Leave it out, or vary something else.");
        }
    }

    /// <summary>The same for the model; only without faults.</summary>
    public SweepExperiment Describe(string nameless, string config, string text) => new()
    {
        Name = Name ?? nameless,
        Seeds = new(Sample?.Seed ?? 1),
        Config = config,
        ConfigText = text,
        Of = null,
        Set = [.. Set.Select(change => $"{change.Key}={JsonWriter.Write(change.Value)}")],
        Axes = [.. Axes.Select(axis => axis.Value.Describe(axis.Key))],
        Sample = Sample,
        Repeats = Seeds,
        Discard = Discard,
        Keep = Keep,
    };
}

/// <summary>A value of the config that a sweep changes.</summary>
/// <param name="Path">Of it.</param>
/// <param name="By">Which key of the sweep does, for messages.</param>
/// <param name="Node">Where that stands.</param>
internal sealed record PlacedChange(string Path, string By, Node Node)
{
    // One key excludes the other and replaces all that it says.
    readonly string _value = Path.Trim() is "seed" ? "seeds" : Path.Trim();

    /// <summary>Whether it is the other's value or a part of it.</summary>
    public bool IsIn(PlacedChange other) => Faults.IsInside(_value, other._value);
}

/// <summary>The keys of a sweep.</summary>
internal static class SweepShape
{
    public static ObjectShape<SweepDraft> Create(SweepKind kind) => new ObjectShape<SweepDraft>("a sweep", _ => new())
        .Key("$schema", "where an editor finds the JSON Schema that gpusim schema writes", new TextShape("the place of a JSON Schema"), (_, _) => { })
        .Key("kind", "that many experiments are run", new KindShape(kind), (_, _) => { }, required: true)
        .Key("name", "for tables and files; the file's name where not given", new TextShape("a name"), (draft, value) => draft.Name = value)
        .Key("experiment", "the config that is varied, of any other kind; its path from the folder of this file", new TextShape("the path of a config"), (draft, value) => draft.Config = value, required: true)
        .Key("set", "changes to it that hold at every point: values by their path, as --set takes them", new MapShape<Node>("an object of paths and values", new AnyValueShape()), (draft, value) => draft.Set = value)
        .Key("vary", "what differs from point to point: axes by name, or by the path of the one value that each changes; the first varies slowest", new MapShape<AxisDraft>("an object of axes such as { \"projections[0].delay\": [\"1 ms\", \"2 ms\"] }", new AxisShape()), (draft, value) => draft.Axes = value, required: true)
        .Key("sample", "points drawn from the ranges of all axes, instead of every combination of values", Sample(), (draft, value) => draft.Sample = value)
        .Key("seeds", "every point with each of these seeds: a list, or how many from 1 on; the experiment's own where not given", new SeedsShape(), (draft, value) => draft.Seeds = value)
        .Key("discard", "biological time at the start to leave out of the measures", new QuantityShape(Dimension.Time), (draft, value) => draft.Discard = value)
        .Key("keep", "whether every point leaves its own result file, in the folder points", new FlagShape(), (draft, value) => draft.Keep = value);

    sealed class SampleDraft
    {
        public int? LatinHypercube { get; set; }
        public int? Random { get; set; }
        public ulong Seed { get; set; } = 1;
    }

    static Mapped<SampleDraft, SampleDesign> Sample() => new(new ObjectShape<SampleDraft>("a sample", _ => new())
        .Key("latin_hypercube", "number of points; each range is cut into as many parts, and each part is met once", new WholeShape<int>(1, SweepExperiment.MostPoints), (draft, value) => draft.LatinHypercube = value)
        .Key("random", "number of points, drawn by themselves", new WholeShape<int>(1, SweepExperiment.MostPoints), (draft, value) => draft.Random = value)
        .Key("seed", "of the draws; 1 where not given", new WholeShape<ulong>(0, ulong.MaxValue), (draft, value) => draft.Seed = value)
        .ExactlyOne("latin_hypercube", "random"), draft => (draft.LatinHypercube ?? draft.Random) is { } count ? new(draft.LatinHypercube is not null, count, draft.Seed) : null);
}
