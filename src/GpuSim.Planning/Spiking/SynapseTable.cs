using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Planning.Spiking;

/// <summary>The synapses of one table that end in one shard, in rows by (source, delay).</summary>
public sealed class SynapseTable : IDisposable
{
    readonly HostBuffer<byte> _synapses;

    internal SynapseTable(TablePlan plan, HostBuffer<uint> starts, HostBuffer<byte> synapses)
    {
        Plan = plan;
        Starts = starts;
        _synapses = synapses;
    }

    /// <summary>What it holds.</summary>
    public TablePlan Plan { get; }

    /// <summary>[source, delay, +1] where each row starts; it ends where the next begins.</summary>
    public HostBuffer<uint> Starts { get; }

    /// <summary>Number of synapses.</summary>
    public long Synapses => _synapses.Length / Plan.SynapseBytes;

    /// <summary>Memory of rows and synapses.</summary>
    public long Bytes => Starts.Bytes + _synapses.Bytes;

    /// <summary>All synapses, as the format of the plan.</summary>
    /// <typeparam name="TSynapse">The struct of the plan's format.</typeparam>
    public unsafe ArrayView<TSynapse> As<TSynapse>() where TSynapse : unmanaged =>
        Unsafe.SizeOf<TSynapse>() == Plan.SynapseBytes
            ? new((TSynapse*)_synapses.View.Pointer, Synapses)
            : throw new InvalidOperationException($"the table holds synapses of {Plan.SynapseBytes} bytes");

    /// <summary>The same rows and synapses under a plan that differs in nothing they hold; of the two one is to be disposed.</summary>
    internal SynapseTable For(TablePlan plan) => new(plan, Starts, _synapses);

    /// <summary>Frees rows and synapses.</summary>
    public void Dispose()
    {
        Starts.Dispose();
        _synapses.Dispose();
    }
}
