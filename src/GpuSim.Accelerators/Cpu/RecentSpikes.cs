using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>The last eight spikes of each neuron, newest first: what nearly every visit of a row asks for, in one cache line for each target.</summary>
internal sealed class RecentSpikes : IDisposable
{
    /// <summary>Spikes kept.</summary>
    public const int Depth = 8;

    /// <summary>Words of a neuron as a power of two: <see cref="Depth"/> steps, −1 where there was none, then as many traces.</summary>
    public const int Bits = 4;

    readonly HostBuffer<int> _words; // [neuron, step or trace]

    public RecentSpikes(int neurons)
    {
        _words = new((long)neurons << Bits);
        for (long word = 0; word < _words.Length; word++) _words.View[word] = -1;
    }

    /// <summary>[neuron, word].</summary>
    public ArrayView<int> View => _words.View;

    /// <summary>Takes a spike, and forgets the eldest.</summary>
    public unsafe void Add(int neuron, TargetSpike spike)
    {
        var words = new Span<int>(_words.View.Pointer + ((long)neuron << Bits), 1 << Bits);
        words[..(Depth - 1)].CopyTo(words[1..]);
        words[Depth..^1].CopyTo(words[(Depth + 1)..]);
        (words[0], words[Depth]) = (spike.Step, BitConverter.SingleToInt32Bits(spike.Trace));
    }

    public void Dispose() => _words.Dispose();
}
