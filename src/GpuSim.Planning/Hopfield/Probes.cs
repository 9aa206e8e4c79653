using GpuSim.Dynamics.Random;
using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>What recall starts from: copies of patterns, each disturbed by draws of its own.</summary>
static class Probes
{
    const uint Half = 1u << 31;

    /// <summary>[probe] the pattern it is made of: all copies of one pattern stand together.</summary>
    public static int[] Targets(ProbeSet probes, PatternSet set)
    {
        var patterns = probes.Names is { } names ? names.Select(name => IndexOf(set.Names!, name)) : Enumerable.Range(0, Probed(probes, set));
        return [.. patterns.SelectMany(pattern => Enumerable.Repeat(pattern, probes.Copies))];
    }

    /// <summary>How many <see cref="Targets"/> there are.</summary>
    public static long Count(ProbeSet probes, PatternSet set) => (long)probes.Copies * (probes.Names?.Count ?? Probed(probes, set));

    /// <summary>[probe] the disturbed states.</summary>
    public static PatternBits Make(ProbeSet probes, PatternSet set, IReadOnlyList<int> targets, PatternBits patterns, RandomStream stream, ParallelOptions parallel)
    {
        var start = new PatternBits(targets.Count, set.Units);
        Parallel.For(0, targets.Count, parallel, probe =>
        {
            var state = start.Row(probe);
            patterns.Row(targets[probe]).CopyTo(state);
            for (var index = 0; index < probes.Disturbances.Count; index++) Disturb(probes.Disturbances[index], set, state, new(stream, (uint)probe, (uint)index));
        });
        return start;
    }

    // The draws of one disturbance of one probe.
    readonly record struct Draws(RandomStream Stream, uint Probe, uint Disturbance)
    {
        public uint[] OfUnits(int units)
        {
            var draws = new uint[units];
            RandomDraws.Fill(Stream, Probe, Disturbance, draws);
            return draws;
        }
    }

    static void Disturb(Disturbance disturbance, PatternSet set, Span<uint> state, Draws draws)
    {
        if (disturbance is Disturbance.Flip flip) Flip(flip.Fraction, set.Units, state, draws);
        else if (disturbance is Disturbance.Occlude occlude) Occlude(occlude, set, state, draws);
        else throw new NotSupportedException();
    }

    // The units with the smallest draws change, of equal ones those with the lower number: exactly as many as asked for.
    static void Flip(double fraction, int units, Span<uint> state, Draws draws)
    {
        var flips = (int)Math.Round(fraction * units);
        if (flips == 0) return;
        var all = draws.OfUnits(units);
        var keys = new ulong[units];
        for (var unit = 0; unit < units; unit++) keys[unit] = (ulong)all[unit] << 32 | (uint)unit;
        Array.Sort(keys);
        foreach (var key in keys.AsSpan(0, flips)) state[(int)((uint)key >> 5)] ^= 1u << (int)(key & 31);
    }

    static void Occlude(Disturbance.Occlude occlude, PatternSet set, Span<uint> state, Draws draws)
    {
        var (width, height) = (set.Width ?? set.Units, set.Height ?? 1); // units in a row, where they are no picture
        int rows = (int)Math.Round(occlude.Fraction * height), columns = (int)Math.Round(occlude.Fraction * width);
        var noise = occlude.With == Cover.Noise ? draws.OfUnits(set.Units) : [];
        for (var unit = 0; unit < set.Units; unit++)
        {
            var (row, column) = (unit / width, unit % width);
            var covered = occlude.Side switch
            {
                Side.Top => row < rows,
                Side.Bottom => row >= height - rows,
                Side.Left => column < columns,
                _ => column >= width - columns,
            };
            if (!covered) continue;
            var active = occlude.With switch { Cover.Noise => noise[unit] < Half, Cover.Active => true, _ => false };
            var bit = 1u << (unit & 31);
            state[unit >> 5] = active ? state[unit >> 5] | bit : state[unit >> 5] & ~bit;
        }
    }

    static int Probed(ProbeSet probes, PatternSet set) => Math.Min(probes.Count ?? set.Count, set.Count);

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
            if (names[index] == name) return index;
        throw new ArgumentException($"no pattern is called {name}", nameof(name)); // the model has looked
    }
}
