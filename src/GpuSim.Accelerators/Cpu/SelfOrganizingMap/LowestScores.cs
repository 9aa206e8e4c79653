using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>A unit that may win.</summary>
internal readonly record struct Candidate(float Score, int Unit);

/// <summary>The lowest scores that each lane has seen, with their units, and what comes of them over all lanes.</summary>
/// <remarks>Units come in ascending order, so that only a strictly lower score takes the place of another: the lowest unit stays where scores are equal.</remarks>
internal static unsafe class LowestScores<TVectors, TFloat, TInt> where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>The unit of a lane that has seen none: above all others.</summary>
    public const int None = int.MaxValue;

    /// <summary>0, 1, 2 … in the lanes.</summary>
    public static TInt LaneNumbers
    {
        get
        {
            var numbers = stackalloc int[TVectors.Count];
            for (var lane = 0; lane < TVectors.Count; lane++) numbers[lane] = lane;
            return TVectors.Load(numbers);
        }
    }

    /// <summary>Takes the scores of these units in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void See(TFloat scores, TInt units, ref TFloat lowest, ref TInt which)
    {
        var lower = TVectors.LessThan(scores, lowest);
        lowest = TVectors.Select(lower, scores, lowest);
        which = TVectors.Select(lower, units, which);
    }

    /// <summary>Takes the scores of these units in, for the two lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void See(TFloat scores, TInt units, ref TFloat lowest, ref TInt which, ref TFloat next, ref TInt whichNext)
    {
        var (lower, between) = (TVectors.LessThan(scores, lowest), TVectors.LessThan(scores, next));
        next = TVectors.Select(lower, lowest, TVectors.Select(between, scores, next));
        whichNext = TVectors.Select(lower, which, TVectors.Select(between, units, whichNext));
        lowest = TVectors.Select(lower, scores, lowest);
        which = TVectors.Select(lower, units, which);
    }

    /// <summary>The unit of the lowest score over all lanes but for one unit; <see cref="None"/> where there is no other.</summary>
    /// <param name="scores">[number].</param>
    /// <param name="units">[number].</param>
    /// <param name="count">How many numbers: lanes, or several times as many.</param>
    /// <param name="but">The unit that does not count.</param>
    public static Candidate Of(float* scores, int* units, int count, int but = None)
    {
        var lowest = new Candidate(float.PositiveInfinity, None);
        for (var i = 0; i < count; i++)
        {
            var (score, unit) = (scores[i], units[i]);
            if (unit != but && (score < lowest.Score || score == lowest.Score && unit < lowest.Unit)) lowest = new(score, unit);
        }
        return lowest;
    }
}
