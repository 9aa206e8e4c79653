using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Keeps what recall looks like: the first probe of each of the first few patterns, where patterns are pictures.</summary>
internal sealed class PictureListener(PatternSet set)
{
    const int Most = 4; // what fits a screen

    Watch? _watch;

    /// <summary>Of the trial that was listened to; none where it did not end or its patterns are no pictures.</summary>
    public IReadOnlyList<RecallPicture> Pictures => _watch?.Pictures() ?? [];

    /// <summary>Forgets a trial that did not end.</summary>
    public void Drop() => _watch = null;

    /// <summary>Listens to a trial; null where its patterns are no pictures.</summary>
    public ISweepListener? Listen(RecallPlan plan) =>
        _watch = set is { Names: { } names, Width: { } width, Height: { } height } ? new(plan, names, width, height) : null;

    sealed class Watch(RecallPlan plan, IReadOnlyList<string> names, int width, int height) : ISweepListener
    {
        readonly int[] _probes = [.. plan.Targets.Index().DistinctBy(probe => probe.Item).Take(Most).Select(probe => probe.Index)];
        readonly List<bool[][]> _sweeps = []; // start, after the first sweep, after the last
        readonly bool[][] _stored = [.. plan.Targets.Distinct().Take(Most).Select(target => Enumerable.Range(0, plan.Units).Select(unit => IsActive(plan.Patterns.Row(target), unit)).ToArray())];
        readonly double[] _overlaps = new double[Most];

        public void Write(int sweeps, RecallStates states)
        {
            if (_sweeps.Count == 3) _sweeps.RemoveAt(2);
            _sweeps.Add([.. _probes.Select(probe => Enumerable.Range(0, states.Units).Select(unit => states.Bits is { } bits ? IsActive(bits.Row(probe), unit) : states.Values(probe)[unit] > 0).ToArray())]);
            foreach (var (place, probe) in _probes.Index()) _overlaps[place] = RecallMeasures.Overlap(plan, states, probe);
        }

        public IReadOnlyList<RecallPicture> Pictures() =>
        [
            .. _probes.Index().Select(probe => new RecallPicture(
                names[plan.Targets[probe.Item]], width, height,
                [
                    new("stored", _stored[probe.Index]), new("probe", _sweeps[0][probe.Index]),
                    .. _sweeps.Count > 2 ? [new("sweep 1", _sweeps[1][probe.Index])] : Array.Empty<KeyValuePair<string, bool[]>>(),
                    new("recalled", _sweeps[^1][probe.Index]),
                ],
                _overlaps[probe.Index])),
        ];

        static bool IsActive(ReadOnlySpan<uint> row, int unit) => (row[unit >> 5] >> (unit & 31) & 1) != 0;
    }
}
