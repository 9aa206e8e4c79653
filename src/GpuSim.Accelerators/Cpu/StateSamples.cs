using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Where state samples of an epoch are left: two sets of frames in turn, so that one is drained while the next fills.</summary>
internal sealed class StateSamples : IDisposable
{
    readonly IReadOnlyList<StateRequest> _requests;
    readonly HostBuffer<float>[] _frames; // [request][parity, frame, neuron of the request]
    readonly int[] _room;                 // [request] frames of one parity

    /// <summary>Room for epochs of up to <paramref name="epochSteps"/> steps.</summary>
    public StateSamples(IReadOnlyList<StateRequest> requests, int epochSteps)
    {
        _requests = requests;
        _room = [.. requests.Select(request => epochSteps / request.Every + 1)];
        _frames = [.. requests.Select((request, index) => new HostBuffer<float>(2L * _room[index] * request.Neurons.Count))];
    }

    /// <summary>What is sampled.</summary>
    public IReadOnlyList<StateRequest> Requests => _requests;

    /// <summary>Frames before <paramref name="step"/> at an interval of <paramref name="every"/> steps.</summary>
    public static long FramesBefore(long step, int every) => step / every;

    /// <summary>Frames of one request in an epoch: [frame, neuron of the request].</summary>
    public ArrayView<float> Frames(int request, Epoch epoch)
    {
        var every = _requests[request].Every;
        var neurons = _requests[request].Neurons.Count;
        var count = FramesBefore(epoch.EndStep, every) - FramesBefore(epoch.FirstStep, every);
        return _frames[request].View.SubView((epoch.Index & 1) * _room[request] * neurons, count * neurons);
    }

    /// <summary>Frees the frames.</summary>
    public void Dispose()
    {
        foreach (var frames in _frames) frames.Dispose();
    }
}
