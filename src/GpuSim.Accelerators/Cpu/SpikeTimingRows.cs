using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>What a row of synapses that learn is brought up to date with.</summary>
/// <param name="Source">State of the row before.</param>
/// <param name="Delay">In steps.</param>
/// <param name="From">First step of targets' spikes not seen yet.</param>
/// <param name="To">One past the last to be seen.</param>
/// <param name="Scale">Quanta per unit of size.</param>
internal readonly record struct RowVisit(SourceTrace Source, int Delay, int From, int To, float Scale);

/// <summary>Where targets keep their spikes: neuron n's ring begins at n · 2^bits.</summary>
/// <param name="Spikes">[neuron, ring].</param>
/// <param name="Counts">[neuron] spikes so far.</param>
/// <param name="Bits">Length of a ring as a power of two.</param>
/// <param name="FirstInShard">Place of neuron 0 in the shard.</param>
/// <param name="Recent"><see cref="RecentSpikes"/>.</param>
internal readonly record struct TargetRings(ArrayView<TargetSpike> Spikes, ArrayView<int> Counts, int Bits, int FirstInShard, ArrayView<int> Recent)
{
    public int Mask => (1 << Bits) - 1;
}

/// <summary>Goes through rows of synapses that learn: the CPU twin of <see cref="SpikeTimingDelivery"/>.</summary>
internal abstract unsafe class SpikeTimingRows<TRule>(TRule rule) where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
{
    /// <summary>The rule.</summary>
    protected readonly TRule Rule = rule;

    /// <summary>With as many lanes as the device has and the rule has twins for.</summary>
    public static SpikeTimingRows<TRule> Create(TRule rule, int lanes) =>
        (SpikeTimingRows<TRule>)VectorWidth.With(lanes * 8 * sizeof(float), new Choice(rule));

    /// <summary>Delivers a spike of the source: rows catch up, meet it, and add their weights to <paramref name="sums"/>.</summary>
    public virtual void Deliver(PlasticSynapse* row, int count, RowVisit visit, TargetRings rings, int* sums)
    {
        for (var index = 0; index < count; index++) Deliver(row + index, visit, rings, sums);
    }

    /// <summary>Brings a row up to date.</summary>
    public virtual void CatchUp(PlasticSynapse* row, int count, RowVisit visit, TargetRings rings)
    {
        for (var index = 0; index < count; index++) row[index].Weight = CaughtUp(row[index], visit, rings);
    }

    /// <summary>One synapse.</summary>
    protected void Deliver(PlasticSynapse* synapse, RowVisit visit, TargetRings rings, int* sums)
    {
        var target = (int)synapse->Target - rings.FirstInShard;
        var size = Rule.AtSourceSpike(CaughtUp(*synapse, visit, rings), SpikePairing.TargetTrace(Rule, visit.To, rings.Spikes, (long)target << rings.Bits, rings.Mask, rings.Counts[target]));
        synapse->Weight = size;
        sums[synapse->Target] += IntrinsicMath.ToInt(size * visit.Scale);
    }

    /// <summary>One synapse.</summary>
    protected float CaughtUp(PlasticSynapse synapse, RowVisit visit, TargetRings rings)
    {
        var target = (int)synapse.Target - rings.FirstInShard;
        return SpikePairing.CatchUp(Rule, synapse.Weight, visit.Source, visit.Delay, visit.From, visit.To, rings.Spikes, (long)target << rings.Bits, rings.Mask, rings.Counts[target]);
    }

    sealed class Choice(TRule rule) : IVectorUser<object>
    {
        public object With<TVectors, TFloat, TInt>() where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged =>
            TVectors.Count > 1 && typeof(TRule).IsAssignableTo(typeof(ISpikeTimingLanes<TFloat, TInt>))
                ? Activator.CreateInstance(typeof(SpikeTimingLanes<,,,>).MakeGenericType(typeof(TRule), typeof(TVectors), typeof(TFloat), typeof(TInt)), rule)!
                : new OneByOne(rule);
    }

    sealed class OneByOne(TRule rule) : SpikeTimingRows<TRule>(rule);
}
