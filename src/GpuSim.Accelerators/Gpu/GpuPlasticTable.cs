using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>What a plastic table is made of.</summary>
/// <param name="Accelerator">The device.</param>
/// <param name="Shape">Where everything lies.</param>
/// <param name="Program">Kernels.</param>
/// <param name="Spikes">What passes between neurons.</param>
/// <param name="Marks">See <see cref="SourceMarks"/>.</param>
/// <param name="Table">What it holds.</param>
/// <param name="Built">The part of each shard.</param>
internal sealed record PlasticParts(
    IAccelerator Accelerator, NetworkShape Shape, GpuProgram Program, GpuSpikes Spikes, GpuArray<uint> Marks, TablePlan Table, IReadOnlyList<(int Shard, SynapseTable Synapses)> Built);

/// <summary>Reads chosen weights of a table.</summary>
internal interface IWeightReader : IDisposable
{
    /// <summary>The signed weights at the end of the last epoch, <paramref name="step"/>.</summary>
    float[] Read(int step);
}

/// <summary>A plastic table on a device.</summary>
internal abstract class GpuPlasticTable : IDisposable
{
    readonly GpuArray<PlasticLayout> _parts;
    readonly GpuArray<uint> _starts;
    readonly uint[] _firstSynapse; // [shard]

    protected GpuPlasticTable(PlasticParts parts)
    {
        Parts = parts;
        _starts = new(parts.Accelerator, parts.Built.Sum(part => part.Synapses.Starts.Length));
        Synapses = new(parts.Accelerator, parts.Built.Sum(part => part.Synapses.Synapses));
        _firstSynapse = new uint[parts.Built.Count];
        var layouts = new List<PlasticLayout>();
        long firstStart = 0, firstSynapse = 0;
        foreach (var (shard, table) in parts.Built)
        {
            layouts.Add(new()
            {
                FirstStart = checked((uint)firstStart),
                FirstSynapse = _firstSynapse[shard] = checked((uint)firstSynapse),
                FirstSum = parts.Table.Receptor * parts.Shape.Rings.Places + parts.Shape.ShardPlace[shard],
                TargetShift = parts.Shape.ShardPlace[shard] - parts.Shape.FirstPlace[parts.Table.Projections[0].To],
            });
            _starts.Write(firstStart, table.Starts.View);
            Synapses.Write(firstSynapse, table.As<PlasticSynapse>());
            firstStart += table.Starts.Length;
            firstSynapse += table.Synapses;
        }
        _parts = new(parts.Accelerator, layouts.ToArray());
        Layout = new()
        {
            FirstSource = parts.Shape.FirstPlace[Plan.From],
            Sources = parts.Shape.Plan.Populations[Plan.From].Population.Size,
            Delays = Plan.Delays,
            MinDelay = Plan.MinDelay,
            Scale = PlasticWeights.Scale(Plan),
            EndStep = (int)parts.Shape.Plan.Experiment.Steps,
        };
    }

    /// <summary>What it holds.</summary>
    public TablePlan Plan => Parts.Table;

    protected PlasticParts Parts { get; }

    protected PlasticTable Layout { get; init; }

    protected GpuArray<PlasticSynapse> Synapses { get; }

    /// <summary>Delivers the spikes of an epoch.</summary>
    public abstract GpuLaunch Deliver(GpuEpoch epoch);

    /// <summary>Takes them into the states of their sources.</summary>
    public abstract GpuLaunch AfterEpoch(GpuEpoch epoch);

    /// <summary>Brings all rows up to date if need be; null where rows have nothing to see.</summary>
    public virtual GpuLaunch? CatchUp(GpuEpoch epoch) => null;

    /// <summary>Reads weights that learn.</summary>
    public abstract IWeightReader Reader(ChosenSynapses chosen);

    public virtual void Dispose()
    {
        _parts.Dispose();
        _starts.Dispose();
        Synapses.Dispose();
    }

    /// <summary>Rows, in the order of kernels.</summary>
    protected Arguments Rows(Arguments arguments) => arguments.View(_parts).View(_starts).View(Synapses);

    /// <summary>The epoch's spikes, in the order of kernels.</summary>
    protected Arguments Spikes(Arguments arguments, GpuEpoch epoch) => arguments.View(Parts.Spikes.List(epoch.Parity)).View(Parts.Spikes.Count(epoch.Parity)).View(Parts.Marks);

    /// <summary>Where a synapse lies among those of all shards.</summary>
    protected uint At(SynapsePlace place) => _firstSynapse[place.Shard] + place.Index;
}
