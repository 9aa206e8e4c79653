using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Spikes kept of a population at which synapses learn.</summary>
internal abstract class GpuTargets : IDisposable
{
    /// <summary>Adds an epoch's spikes.</summary>
    public abstract GpuLaunch Append(GpuEpoch epoch);

    /// <summary>Notes that all rows have caught up, if they have.</summary>
    public abstract GpuLaunch AfterPass(GpuEpoch epoch);

    public abstract void Dispose();
}

/// <summary>The same with the rule that makes the traces; see <see cref="TargetRing"/>.</summary>
internal sealed class GpuTargets<TRule> : GpuTargets where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
{
    readonly PlasticParts _parts;
    readonly TargetLayout _layout;
    readonly GpuArray<int> _passed;
    readonly IDeviceKernel _append, _afterPass;

    public GpuTargets(PlasticParts parts)
    {
        _parts = parts;
        var plan = parts.Shape.Plan;
        var population = parts.Table.Projections[0].To;
        var neurons = plan.Populations[population].Population.Size;
        var ring = TargetRing.Of(plan, parts.Table);
        _layout = new() { FirstPlace = parts.Shape.FirstPlace[population], Neurons = neurons, RingBits = ring.Bits, RingMask = (1 << ring.Bits) - 1, Limit = (1 << ring.Bits) - ring.Needed };
        Rules = new(parts.Accelerator, [TRule.Fold(parts.Table.Synapse!.Parameters, plan.Experiment.Dt)]);
        Kept = new(parts.Accelerator, ring.Length);
        Counts = new(parts.Accelerator, neurons);
        _passed = new(parts.Accelerator, neurons);
        Most = new(parts.Accelerator, 2);
        Seen = new(parts.Accelerator, 1);
        _append = parts.Program.Kernel(parts.Accelerator, typeof(TargetSpikes), nameof(TargetSpikes.Append), typeof(TRule));
        _afterPass = parts.Program.Kernel(parts.Accelerator, typeof(TargetSpikes), nameof(TargetSpikes.AfterPass));
    }

    public GpuArray<TRule> Rules { get; }
    public GpuArray<TargetSpike> Kept { get; }
    public GpuArray<int> Counts { get; }
    public GpuArray<int> Most { get; }
    public GpuArray<int> Seen { get; }

    /// <summary>Sizes, for an epoch.</summary>
    public TargetLayout Layout(GpuEpoch epoch) => _layout with { Parity = epoch.Parity };

    public override GpuLaunch Append(GpuEpoch epoch) => new(_append, new Arguments().Value(Layout(epoch)).Value(epoch.Ahead).View(_parts.Spikes.Clock).View(Rules)
        .View(_parts.Spikes.List(epoch.Parity)).View(_parts.Spikes.Count(epoch.Parity)).View(_parts.Marks).View(Kept).View(Counts).View(_passed).View(Most).ToArray());

    public override GpuLaunch AfterPass(GpuEpoch epoch) => new(_afterPass, new Arguments()
        .Value(Layout(epoch)).Value(epoch.Ahead + epoch.Steps).View(_parts.Spikes.Clock).View(Counts).View(_passed).View(Most).View(Seen).ToArray());

    public override void Dispose()
    {
        Rules.Dispose();
        Kept.Dispose();
        Counts.Dispose();
        _passed.Dispose();
        Most.Dispose();
        Seen.Dispose();
    }
}

/// <summary>A table whose weights learn from the times of spikes.</summary>
internal sealed class GpuSpikeTiming<TRule> : GpuPlasticTable where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
{
    readonly GpuTargets<TRule> _targets;
    readonly GpuArray<SourceTrace> _sources;
    readonly IDeviceKernel _deliver, _afterEpoch, _catchUp;

    public GpuSpikeTiming(PlasticParts parts, GpuTargets<TRule> targets) : base(parts)
    {
        _targets = targets;
        var first = new GpuEpoch();
        Layout = Layout with { RingBits = targets.Layout(first).RingBits, RingMask = targets.Layout(first).RingMask };
        _sources = new(parts.Accelerator, [.. Enumerable.Repeat(new SourceTrace { LastSpike = -1 }, Layout.Sources)]);
        _deliver = Kernel(nameof(SpikeTimingDelivery.Deliver));
        _afterEpoch = Kernel(nameof(SpikeTimingDelivery.AfterEpoch));
        _catchUp = Kernel(nameof(SpikeTimingDelivery.CatchUp));
    }

    public override GpuLaunch Deliver(GpuEpoch epoch) => new(_deliver, Spikes(
        Rows(new Arguments().Value(Parts.Shape.Rings).Value(Layout).Value(epoch.Pieces).Value(epoch.Ahead).View(Parts.Spikes.Clock).View(_targets.Rules))
        .View(_sources).View(_targets.Kept).View(_targets.Counts).View(_targets.Seen), epoch)
        .View(Parts.Spikes.Sums).View(Parts.Spikes.Events).ToArray());

    public override GpuLaunch AfterEpoch(GpuEpoch epoch) =>
        new(_afterEpoch, Spikes(new Arguments().Value(Layout).Value(epoch.Ahead).View(Parts.Spikes.Clock).View(_targets.Rules).View(_sources), epoch).ToArray());

    public override GpuLaunch? CatchUp(GpuEpoch epoch) => new(_catchUp,
        Rows(new Arguments().Value(Layout).Value(_targets.Layout(epoch)).Value(epoch.Ahead + epoch.Steps).View(Parts.Spikes.Clock).View(_targets.Rules))
        .View(_sources).View(_targets.Kept).View(_targets.Counts).View(_targets.Most).View(_targets.Seen).ToArray());

    public override IWeightReader Reader(ChosenSynapses chosen) => new WeightReader(this, chosen);

    public override void Dispose()
    {
        base.Dispose();
        _sources.Dispose();
    }

    IDeviceKernel Kernel(string name) => Parts.Program.Kernel(Parts.Accelerator, typeof(SpikeTimingDelivery), name, typeof(TRule));

    sealed class WeightReader(GpuSpikeTiming<TRule> table, ChosenSynapses chosen) : IWeightReader
    {
        readonly GpuArray<ChosenSynapse> _chosen = new(table.Parts.Accelerator,
            [.. chosen.Places.Select(place => new ChosenSynapse { Synapse = table.At(place), Source = place.Source, Target = place.Target, Delay = place.Delay })]);

        readonly GpuArray<float> _sizes = new(table.Parts.Accelerator, chosen.Places.Count);
        readonly IDeviceKernel _sample = table.Kernel(nameof(SpikeTimingDelivery.Sample));
        readonly float _sign = PlasticWeights.Sign(chosen.Request.Of);

        public float[] Read(int step)
        {
            const int group = 64;
            var sizes = new float[chosen.Places.Count];
            table.Parts.Accelerator.Launch(_sample, (sizes.Length + group - 1) / group, group, new Arguments().Value(sizes.Length).Value(table.Layout).Value(step)
                .View(table._targets.Rules).View(_chosen).View(table.Synapses).View(table._sources).View(table._targets.Kept).View(table._targets.Counts).View(table._targets.Seen).View(_sizes).ToArray());
            _sizes.Read(0, sizes);
            for (var index = 0; index < sizes.Length; index++) sizes[index] *= _sign;
            return sizes;
        }

        public void Dispose()
        {
            _chosen.Dispose();
            _sizes.Dispose();
        }
    }
}
