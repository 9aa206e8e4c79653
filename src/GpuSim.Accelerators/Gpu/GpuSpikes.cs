using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>What passes between neurons on the device: spikes of an epoch, the sums they arrive in, and signals.</summary>
internal sealed class GpuSpikes(IAccelerator accelerator, NetworkShape shape) : IDisposable
{
    readonly GpuArray<Spike>[] _lists = [new(accelerator, shape.MostSpikes), new(accelerator, shape.MostSpikes)];
    readonly GpuArray<int>[] _counts = [new(accelerator, 1), new(accelerator, 1)];

    /// <summary>[1] see <see cref="Kernels.Spiking.Clock"/>.</summary>
    public GpuArray<int> Clock { get; } = new(accelerator, 1);

    /// <summary>[ring row, channel, place] quanta.</summary>
    public GpuArray<int> Sums { get; } = new(accelerator, (long)shape.SumRows * shape.Rings.SumStride);

    /// <summary>[ring row, place] signals at the end of every step; before the first step, those that neurons start with.</summary>
    public GpuArray<float> Signals { get; } = new(accelerator, (long)shape.SignalRows * shape.Rings.Places);

    /// <summary>[ring row, place / 32] recorded spikes.</summary>
    public GpuArray<uint> Bits { get; } = new(accelerator, (long)shape.BitRows * shape.Rings.BitStride);

    /// <summary>[2] synapses reached.</summary>
    public GpuArray<uint> Events { get; } = new(accelerator, 2);

    /// <summary>Spikes of an epoch; epochs take turns.</summary>
    public GpuArray<Spike> List(int parity) => _lists[parity];

    /// <summary>[1] how many.</summary>
    public GpuArray<int> Count(int parity) => _counts[parity];

    public void Dispose()
    {
        foreach (var list in _lists) list.Dispose();
        foreach (var count in _counts) count.Dispose();
        Clock.Dispose();
        Sums.Dispose();
        Signals.Dispose();
        Bits.Dispose();
        Events.Dispose();
    }
}
