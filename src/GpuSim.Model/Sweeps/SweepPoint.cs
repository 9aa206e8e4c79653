using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Index">Its row in the table.</param>
/// <param name="Coordinates">[axis].</param>
/// <param name="Repeat">Which of the seeds.</param>
/// <param name="Set">All changes to the experiment, each <c>path=value</c>.</param>
public sealed record SweepPoint(int Index, IReadOnlyList<AxisValue> Coordinates, int Repeat, IReadOnlyList<string> Set)
{
    /// <summary>All points in the order of the table: the first axis slowest, seeds fastest.</summary>
    public static IEnumerable<SweepPoint> Of(SweepExperiment sweep)
    {
        var repeats = Math.Max(1, sweep.Repeats.Count);
        return Combinations(sweep).SelectMany((coordinates, combination) => Enumerable.Range(0, repeats)
            .Select(repeat => new SweepPoint(combination * repeats + repeat, coordinates, repeat, Changes(sweep, coordinates, repeat))));
    }

    /// <summary>In words, for messages.</summary>
    public string Where(SweepExperiment sweep) => string.Join(", ", sweep.Axes.Zip(Coordinates, (axis, value) => $"{axis.Name} = {value.Text}")
        .Concat(sweep.Repeats.Count > 1 ? [$"seed {sweep.Repeats[Repeat]}"] : []));

    static IReadOnlyList<string> Changes(SweepExperiment sweep, IReadOnlyList<AxisValue> coordinates, int repeat) =>
    [
        .. sweep.Set,
        .. sweep.Axes.Zip(coordinates).SelectMany(entry => entry.First.Paths.Select(path => $"{path}={entry.Second.Json}")),
        .. sweep.Repeats.Count > 0 ? [FormattableString.Invariant($"seed={sweep.Repeats[repeat]}")] : Array.Empty<string>(),
    ];

    static IEnumerable<IReadOnlyList<AxisValue>> Combinations(SweepExperiment sweep)
    {
        if (sweep.Sample is { } sample) return Samples(sweep.Axes, sample);
        IEnumerable<IReadOnlyList<AxisValue>> points = [[]];
        return sweep.Axes.Aggregate(points, (before, axis) => before.SelectMany(point => axis.Values.Select(value => (IReadOnlyList<AxisValue>)[.. point, value])));
    }

    static IEnumerable<IReadOnlyList<AxisValue>> Samples(IReadOnlyList<SweepAxis> axes, SampleDesign sample)
    {
        var parts = axes.Select(axis => Parts(axis.Name, sample)).ToArray();
        return Enumerable.Range(0, sample.Count).Select(index => (IReadOnlyList<AxisValue>)[.. axes.Select((axis, number) => axis.At(axis.Range!.At(parts[number][index])))]);
    }

    // McKay, Beckman & Conover 1979, doi:10.2307/1268522: a drawn order of the strata, and a drawn place in each.
    static double[] Parts(string axis, SampleDesign sample)
    {
        var stream = RandomStream.Named(sample.Seed, $"sweep/{axis}");
        var (places, order) = (new uint[sample.Count], new uint[sample.Count]);
        RandomDraws.Fill(stream, 0, 0, places);
        RandomDraws.Fill(stream, 1, 0, order);
        var inside = places.Select(draw => (draw + 0.5) / 4294967296.0);
        if (!sample.LatinHypercube) return [.. inside];
        var strata = Enumerable.Range(0, sample.Count).OrderBy(index => order[index]).ToArray();
        return [.. inside.Select((place, index) => (strata[index] + place) / sample.Count)];
    }
}
