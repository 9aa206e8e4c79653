using GpuSim.KernelLanguage;

namespace GpuSim.Accelerators.Cpu;

/// <summary>What a stimulus to some of a block's neurons adds, gathered for all of them first: kernels draw for four neighbours at a time.</summary>
/// <param name="block">Most neurons at a time.</param>
internal sealed class SlicedInput(int block) : IDisposable
{
    readonly HostBuffer<int> _sums = new(block);

    /// <summary>Room for so many neurons, cleared.</summary>
    public ArrayView<int> Room(int neurons)
    {
        var room = _sums.View.SubView(0, neurons);
        room.AsSpan().Clear();
        return room;
    }

    /// <summary>Adds what was gathered for neurons [<paramref name="from"/>, <paramref name="to"/>) of the block.</summary>
    public void AddTo(ArrayView<int> sums, int from, int to)
    {
        for (var neuron = from; neuron < to; neuron++) sums[neuron] += _sums.View[neuron];
    }

    public void Dispose() => _sums.Dispose();
}
