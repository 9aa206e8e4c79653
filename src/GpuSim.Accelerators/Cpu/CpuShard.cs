using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>A shard in host memory: its input, its slices, its incoming synapses.</summary>
internal sealed class CpuShard : IShard, IDisposable
{
    readonly HostBuffer<int> _sums;         // [slot, channel, place in shard]
    readonly InputSlots _input;
    readonly CpuSlice[] _slices;
    readonly CpuDelivery[] _deliveries;
    readonly CpuPlasticity _plasticity;
    readonly CpuContinuous[] _continuous;

    public CpuShard(ShardParts parts, int lanes)
    {
        _sums = new((long)parts.Plan.EpochSteps * parts.Plan.Channels * parts.Shard.Width);
        _input = new(_sums.View, parts.Plan.Channels, parts.Shard.Width);
        _slices = [.. parts.Shard.Slices.Select(slice => CpuSlice.Create(parts, slice, _input, lanes))];
        _plasticity = new(parts, lanes);
        _deliveries =
        [
            .. parts.Synapses.Where(table => table.Synapses > 0 && table.Plan.Format != SynapseFormat.Real)
                .Select(table => table.Plan.Format == SynapseFormat.Plastic ? _plasticity.Create(table) : CpuDelivery.Create(table, parts.History)),
        ];
        _continuous = [.. CpuContinuous.Create(parts, _input)];
        foreach (var table in _continuous) _plasticity.Add(table);
    }

    public long SynapticEvents { get; private set; }

    public void Update(Epoch epoch)
    {
        foreach (var table in _continuous) table.Learn(epoch.FirstStep); // by signals that are there since the exchange, or since the start
        foreach (var table in _continuous) table.Transmit(epoch);
        foreach (var slice in _slices) slice.Update(epoch);
    }

    public void SampleWeights(long step) => _plasticity.Sample(step);

    public void Deliver(Epoch next)
    {
        _plasticity.Take(next.FirstStep);
        for (var slot = 0; slot < next.Steps; slot++)
            foreach (var delivery in _deliveries)
                SynapticEvents += delivery.Deliver(next.FirstStep + slot, _input.At(slot, delivery.Receptor));
    }

    public void Dispose()
    {
        _sums.Dispose();
        foreach (var table in _continuous) table.Dispose();
        foreach (var slice in _slices) slice.Dispose();
        foreach (var delivery in _deliveries) delivery.Dispose();
        _plasticity.Dispose();
    }
}
