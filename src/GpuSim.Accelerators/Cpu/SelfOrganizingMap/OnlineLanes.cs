using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>What learning sample by sample does with all weights: one pass to find a winner, one to learn, or one for both.</summary>
internal static unsafe class OnlineLanes<TVectors, TFloat, TInt, TScore>
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat>
{
    /// <summary>Of some panels' units, the one nearest to a sample.</summary>
    /// <param name="weights">All weights.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="sample">[dimension].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Candidate Find(MapWeights<TVectors, TFloat, TInt, TScore> weights, int from, int to, float* sample)
    {
        var (lanes, dimensions) = (TVectors.Count, weights.Dimensions);
        float* panel = weights.Panel(from), kept = weights.Kept + (nint)from * 2 * lanes;
        var (nearScores, farScores) = (TVectors.Broadcast(float.PositiveInfinity), TVectors.Broadcast(float.PositiveInfinity));
        var (nearWhich, farWhich) = (TVectors.Broadcast(from), TVectors.Broadcast(from));
        for (var p = from; p < to; p++, kept += 2 * lanes)
        {
            var (near, far) = (TVectors.Broadcast(0f), TVectors.Broadcast(0f));
            for (var k = 0; k < dimensions; k++, panel += 2 * lanes)
            {
                var x = TVectors.Broadcast(sample[k]);
                near = TVectors.FusedMultiplyAdd(TVectors.Load(panel), x, near);
                far = TVectors.FusedMultiplyAdd(TVectors.Load(panel + lanes), x, far);
            }
            var which = TVectors.Broadcast(p);
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(near, TVectors.Load(kept)), which, ref nearScores, ref nearWhich);
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(far, TVectors.Load(kept + lanes)), which, ref farScores, ref farWhich);
        }
        return Lowest(nearScores, farScores, nearWhich, farWhich);
    }

    /// <summary>Lets all units of some panels learn a sample, and finds the one that is then nearest to the next sample while its weights are at hand.</summary>
    /// <param name="weights">All weights.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="gains">[unit to a whole panel] gain times h.</param>
    /// <param name="sample">[dimension] to learn.</param>
    /// <param name="next">[dimension] whose winner is wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Candidate LearnAll(MapWeights<TVectors, TFloat, TInt, TScore> weights, int from, int to, float* gains, float* sample, float* next)
    {
        var (lanes, dimensions) = (TVectors.Count, weights.Dimensions);
        float* panel = weights.Panel(from), kept = weights.Kept + (nint)from * 2 * lanes;
        var (nearScores, farScores) = (TVectors.Broadcast(float.PositiveInfinity), TVectors.Broadcast(float.PositiveInfinity));
        var (nearWhich, farWhich) = (TVectors.Broadcast(from), TVectors.Broadcast(from));
        gains += (nint)from * 2 * lanes;
        for (var p = from; p < to; p++, kept += 2 * lanes, gains += 2 * lanes)
        {
            var (nearGain, farGain) = (TVectors.Load(gains), TVectors.Load(gains + lanes));
            var (near, far) = (TVectors.Broadcast(0f), TVectors.Broadcast(0f));
            var (nearNorm, farNorm) = (TVectors.Broadcast(0f), TVectors.Broadcast(0f));
            for (var k = 0; k < dimensions; k++, panel += 2 * lanes)
            {
                var (x, y) = (TVectors.Broadcast(sample[k]), TVectors.Broadcast(next[k]));
                var (one, other) = (TVectors.Load(panel), TVectors.Load(panel + lanes));
                one = TVectors.FusedMultiplyAdd(nearGain, TVectors.Subtract(x, one), one);
                other = TVectors.FusedMultiplyAdd(farGain, TVectors.Subtract(x, other), other);
                TVectors.Store(one, panel);
                TVectors.Store(other, panel + lanes);
                nearNorm = TVectors.FusedMultiplyAdd(one, one, nearNorm);
                farNorm = TVectors.FusedMultiplyAdd(other, other, farNorm);
                near = TVectors.FusedMultiplyAdd(one, y, near);
                far = TVectors.FusedMultiplyAdd(other, y, far);
            }
            (nearNorm, farNorm) = (TScore.Keep(nearNorm), TScore.Keep(farNorm));
            TVectors.Store(nearNorm, kept);
            TVectors.Store(farNorm, kept + lanes);
            var which = TVectors.Broadcast(p);
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(near, nearNorm), which, ref nearScores, ref nearWhich);
            LowestScores<TVectors, TFloat, TInt>.See(TScore.Of(far, farNorm), which, ref farScores, ref farWhich);
        }
        return Lowest(nearScores, farScores, nearWhich, farWhich);
    }

    /// <summary>Lets units next to each other in a row of the map learn a sample.</summary>
    /// <param name="weights">All weights.</param>
    /// <param name="from">First unit.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="heights">[unit] h, from unit 0 on.</param>
    /// <param name="gain">What h is multiplied by.</param>
    /// <param name="sample">[dimension].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LearnRun(MapWeights<TVectors, TFloat, TInt, TScore> weights, int from, int to, float* heights, float gain, float* sample)
    {
        var (lanes, dimensions) = (TVectors.Count, weights.Dimensions);
        var factor = TVectors.Broadcast(gain);
        for (var first = from / lanes * lanes; first < to; first += lanes)
        {
            var learns = TVectors.FromBits((uint)((1UL << Math.Min(lanes, to - first)) - (1UL << Math.Max(0, from - first))));
            var gains = TVectors.Multiply(factor, TVectors.Load(heights + first));
            var norm = TVectors.Broadcast(0f);
            var weight = weights.Weight(first, 0);
            for (var k = 0; k < dimensions; k++, weight += 2 * lanes)
            {
                var old = TVectors.Load(weight);
                var learnt = TVectors.FusedMultiplyAdd(gains, TVectors.Subtract(TVectors.Broadcast(sample[k]), old), old);
                learnt = TVectors.Select(learns, learnt, old);
                TVectors.Store(learnt, weight);
                norm = TVectors.FusedMultiplyAdd(learnt, learnt, norm);
            }
            TVectors.Store(TScore.Keep(norm), weights.Kept + first); // of the others too: the same bits anew
        }
    }

    /// <summary>Gain times h of a row's units.</summary>
    /// <param name="heights">[column].</param>
    /// <param name="gain">What they are multiplied by.</param>
    /// <param name="width">Columns.</param>
    /// <param name="gains">[column] receives the products, and up to a vector more.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gains(float* heights, float gain, int width, float* gains)
    {
        var factor = TVectors.Broadcast(gain);
        for (var x = 0; x < width; x += TVectors.Count) TVectors.Store(TVectors.Multiply(factor, TVectors.Load(heights + x)), gains + x);
    }

    // Lanes of near and far vectors know the panel in which they saw their lowest score.
    static Candidate Lowest(TFloat nearScores, TFloat farScores, TInt nearWhich, TInt farWhich)
    {
        var lanes = TVectors.Count;
        var scores = stackalloc float[2 * lanes];
        var units = stackalloc int[2 * lanes];
        TVectors.Store(nearScores, scores);
        TVectors.Store(farScores, scores + lanes);
        TVectors.Store(nearWhich, units);
        TVectors.Store(farWhich, units + lanes);
        for (var i = 0; i < 2 * lanes; i++) units[i] = units[i] * 2 * lanes + i;
        return LowestScores<TVectors, TFloat, TInt>.Of(scores, units, 2 * lanes);
    }
}
