using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Recording;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Drains recorded spikes and samples once in many epochs: the host never waits for a step.</summary>
internal sealed class GpuOutbox : IOutbox, IDisposable
{
    readonly IAccelerator _accelerator;
    readonly NetworkShape _shape;
    readonly GpuSamples _samples;
    readonly GpuPlasticity _plasticity;
    readonly IDeviceKernel _count, _write;
    readonly GpuArray<uint> _bits;
    readonly GpuArray<int> _counts, _starts, _firstIds, _ids;
    readonly Action _startPending;
    int[] _hostIds = [], _hostStarts = [0];
    long _from, _to; // steps that are available

    public GpuOutbox(IAccelerator accelerator, NetworkShape shape, GpuProgram program, GpuArray<uint> bits, GpuSamples samples, GpuPlasticity plasticity, Action startPending)
    {
        _accelerator = accelerator;
        _shape = shape;
        _samples = samples;
        _plasticity = plasticity;
        _bits = bits;
        _startPending = startPending;
        _count = program.Kernel(accelerator, typeof(SpikeCompaction), nameof(SpikeCompaction.Count));
        _write = program.Kernel(accelerator, typeof(SpikeCompaction), nameof(SpikeCompaction.Write));
        _counts = new(accelerator, shape.BitRows);
        _starts = new(accelerator, shape.BitRows);
        _firstIds = new(accelerator, shape.FirstIds());
        _ids = new(accelerator, Capacity(shape.Rings.Places));
    }

    /// <summary>Ids that come out at once: at least all neurons of a step.</summary>
    public static long Capacity(int places) => Math.Max(2L * places, 1 << 18);

    /// <summary>Frames of a request that the ring of bits' steps can bring.</summary>
    public static int Frames(int rows, int every) => rows / every + 2;

    public long Open(Epoch made, bool all)
    {
        var full = made.EndStep - _to + _shape.Plan.EpochSteps > _shape.BitRows; // the next epoch would write over what was not drained
        if (!all && !full) return _to;
        _startPending();
        Drain(_to, made.EndStep);
        return _to;
    }

    public void Spikes(long step, SpikeColumns into)
    {
        var row = (int)(step - _from);
        into.Append((uint)step, _hostIds.AsSpan(_hostStarts[row].._hostStarts[row + 1]), 0);
    }

    public void Frames(int request, long from, long to, List<float> into) => _samples.Append(request, from, to, into);

    public void Weights(int request, List<float> into) => _plasticity.Append(request, into);

    public void Dispose()
    {
        _counts.Dispose();
        _starts.Dispose();
        _firstIds.Dispose();
        _ids.Dispose();
    }

    void Drain(long from, long to)
    {
        var steps = (int)(to - from);
        if (steps == 0) return;
        var counts = new int[steps];
        _accelerator.Launch(_count, steps, SpikeCompaction.GroupSize, new Arguments().Value(_shape.Rings).Value((int)from).View(_bits).View(_counts).ToArray());
        _counts.Read(0, counts);
        _hostStarts = new int[steps + 1];
        for (var step = 0; step < steps; step++) _hostStarts[step + 1] = checked(_hostStarts[step] + counts[step]);
        _hostIds = new int[_hostStarts[steps]];
        for (var first = 0; first < steps;)
        {
            var end = first + 1;
            while (end < steps && _hostStarts[end + 1] - _hostStarts[first] <= _ids.Length) end++;
            Fetch(from, first, end);
            first = end;
        }
        _samples.Drain();
        (_from, _to) = (from, to);
    }

    void Fetch(long from, int first, int end)
    {
        var starts = _hostStarts[first..end].Select(start => start - _hostStarts[first]).ToArray();
        _starts.Write(0, starts);
        _accelerator.Launch(_write, end - first, SpikeCompaction.GroupSize,
            new Arguments().Value(_shape.Rings).Value((int)from + first).View(_bits).View(_firstIds).View(_starts).View(_ids).ToArray());
        _ids.Read(0, _hostIds.AsSpan(_hostStarts[first].._hostStarts[end]));
    }
}
