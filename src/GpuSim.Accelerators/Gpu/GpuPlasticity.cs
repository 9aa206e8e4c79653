using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A launch.</summary>
/// <param name="Kernel">What.</param>
/// <param name="Arguments">With what.</param>
internal readonly record struct GpuLaunch(IDeviceKernel Kernel, KernelArgument[] Arguments);

/// <summary>When an epoch is, for its launches.</summary>
/// <param name="Ahead">From the device's clock to its first step.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Parity">Which of the spike lists is its.</param>
/// <param name="Pieces">Parts of a row that go to different groups, as a power of two.</param>
internal readonly record struct GpuEpoch(int Ahead, int Steps, int Parity, int Pieces);

/// <summary>Everything plastic of a network on a device. Nothing is launched where there is none.</summary>
internal sealed class GpuPlasticity : IDisposable
{
    readonly GpuSpikes _spikes;
    readonly GpuArray<uint> _marks;
    readonly IDeviceKernel? _set, _clear;
    readonly Dictionary<(GpuSim.Model.Spiking.Synapse Synapse, int Population), GpuTargets> _targets = [];
    readonly List<GpuPlasticTable> _tables = [];
    readonly GpuWeights[] _weights;

    public GpuPlasticity(IAccelerator accelerator, NetworkShape shape, GpuProgram program, GpuSpikes spikes, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, IReadOnlyList<ChosenSynapses> chosen, IReadOnlyList<GpuContinuous> continuous)
    {
        _spikes = spikes;
        var tables = shape.Plan.Tables.Select((table, index) => (Table: table, Parts: synapses.Select((shard, number) => (number, shard[index])).ToList())).ToList();
        var plastic = tables.Where(entry => entry.Table.Format == SynapseFormat.Plastic).ToList();
        _marks = new(accelerator, plastic.Count > 0 ? shape.Rings.Places : 0);
        if (plastic.Count > 0)
        {
            _set = program.Kernel(accelerator, typeof(SourceMarks), nameof(SourceMarks.Set));
            _clear = program.Kernel(accelerator, typeof(SourceMarks), nameof(SourceMarks.Clear));
        }
        foreach (var (table, parts) in plastic)
        {
            var device = new PlasticParts(accelerator, shape, program, spikes, _marks, table, parts);
            _tables.Add(table.Synapse!.Model is ShortTermModel model ? model.Accept(new ShortTerm(device)) : ((SpikeTimingModel)table.Synapse.Model).Accept(new SpikeTiming(device, _targets)));
        }
        _weights = [.. chosen.Select(choice => new GpuWeights(choice, Reader(choice)))];

        IWeightReader Reader(ChosenSynapses choice) => choice.Request.Of.Synapse!.Model is ContinuousModel
            ? new ContinuousReader(choice, [.. continuous.Where(table => Holds(table.Plan, choice))])
            : _tables.Single(table => Holds(table.Plan, choice)).Reader(choice);

        static bool Holds(TablePlan table, ChosenSynapses choice) => table.Projections[0].Projection.Name == choice.Request.Of.Name;
    }

    /// <summary>What follows the update of an epoch.</summary>
    public IEnumerable<GpuLaunch> Launches(GpuEpoch epoch)
    {
        if (_set is null || _clear is null) yield break;
        yield return new(_set, new Arguments().Value(epoch.Ahead).View(_spikes.Clock).View(_spikes.List(epoch.Parity)).View(_spikes.Count(epoch.Parity)).View(_marks).ToArray());
        foreach (var targets in _targets.Values) yield return targets.Append(epoch);
        foreach (var table in _tables) yield return table.Deliver(epoch);
        foreach (var table in _tables) yield return table.AfterEpoch(epoch);
        foreach (var table in _tables)
            if (table.CatchUp(epoch) is { } launch) yield return launch;
        foreach (var targets in _targets.Values) yield return targets.AfterPass(epoch);
        yield return new(_clear, new Arguments().View(_spikes.List(epoch.Parity)).View(_spikes.Count(epoch.Parity)).View(_marks).ToArray());
    }

    /// <summary>Samples the weights that are due.</summary>
    public void Sample(long step)
    {
        foreach (var weights in _weights) weights.Sample(step);
    }

    /// <summary>Appends what was sampled.</summary>
    public void Append(int request, List<float> into) => _weights[request].Append(into);

    public void Dispose()
    {
        _marks.Dispose();
        foreach (var targets in _targets.Values) targets.Dispose();
        foreach (var table in _tables) table.Dispose();
        foreach (var weights in _weights) weights.Dispose();
    }

    sealed class ShortTerm(PlasticParts parts) : IShortTermVisitor<GpuPlasticTable>
    {
        public GpuPlasticTable Visit<TModel, TState>()
            where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
            where TState : unmanaged => new GpuShortTerm<TModel, TState>(parts);
    }

    sealed class SpikeTiming(PlasticParts parts, Dictionary<(GpuSim.Model.Spiking.Synapse, int), GpuTargets> known) : ISpikeTimingVisitor<GpuPlasticTable>
    {
        public GpuPlasticTable Visit<TModel>() where TModel : unmanaged, ISpikeTimingPlasticity<TModel>
        {
            var key = (parts.Table.Synapse!, parts.Table.Projections[0].To);
            if (!known.TryGetValue(key, out var targets)) known.Add(key, targets = new GpuTargets<TModel>(parts));
            return new GpuSpikeTiming<TModel>(parts, (GpuTargets<TModel>)targets);
        }
    }
}

/// <summary>Weights sampled of one record, until they are handed out.</summary>
internal sealed class GpuWeights(ChosenSynapses chosen, IWeightReader reader) : IDisposable
{
    readonly List<float> _sampled = [];

    public void Sample(long step)
    {
        if (step % chosen.Request.Every == 0) _sampled.AddRange(reader.Read((int)step));
    }

    public void Append(List<float> into)
    {
        into.AddRange(_sampled);
        _sampled.Clear();
    }

    public void Dispose() => reader.Dispose();
}
