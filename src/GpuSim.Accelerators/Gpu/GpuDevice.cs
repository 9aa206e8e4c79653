using GpuSim.Execution;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A device with memory of its own: the whole network lives there, driven by one host thread.</summary>
/// <param name="accelerator">The device; freed with the placement.</param>
internal sealed class GpuDevice(IAccelerator accelerator) : IDevice
{
    public string Kind => accelerator.Info.Kind;

    public string Name => accelerator.Info.Name;

    public int Threads(int allowed) => 1;

    public void Check(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        var host = MemoryEstimate.Of(plan, shards);
        host.Check(plan, MemoryEstimate.Available());
        var shape = new NetworkShape(plan, shards);
        var needed = host.Synapses + host.Rows + shape.Bytes;
        if (needed > accelerator.Info.MemoryBytes)
            throw new NotEnoughMemoryException(FormattableString.Invariant(
                $"""
                {plan.Experiment.Name}: not enough memory on {accelerator.Info.Kind}:{accelerator.Info.Index}, {accelerator.Info.Name}. Nothing was allocated.
                  needed     {Gibibytes(needed)}: {plan.ExpectedSynapses:N0} synapses {Gibibytes(host.Synapses)}, their rows {Gibibytes(host.Rows)}, neurons, input and spikes {Gibibytes(shape.Bytes)}
                  there      {Gibibytes(accelerator.Info.MemoryBytes)}
                Make the network smaller, or run it on the CPU (--device cpu): the spikes are the same.
                """));
    }

    public IPlacement Place(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, bool record) =>
        new GpuPlacement(accelerator, plan, shards, synapses, record);

    static string Gibibytes(long bytes) => FormattableString.Invariant($"{bytes / (double)(1 << 30):0.##} GiB");
}
