using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Sampled weights on their way to the recorder: the last two frames of each record, since a shard may be at the next while the last is handed out.</summary>
internal sealed class WeightSamples(IReadOnlyList<ChosenSynapses> chosen)
{
    readonly float[][][] _frames = [.. chosen.Select(choice => new[] { new float[choice.Places.Count], new float[choice.Places.Count] })];
    readonly long[] _handed = new long[chosen.Count]; // frames handed out
    long _end;

    /// <summary>Whose weights.</summary>
    public IReadOnlyList<ChosenSynapses> Chosen => chosen;

    /// <summary>Where the weights at <paramref name="step"/> go: [synapse].</summary>
    public float[] Frame(int request, long step) => _frames[request][step / chosen[request].Request.Every & 1];

    /// <summary>Makes the frames up to <paramref name="step"/> available.</summary>
    public void Open(long step) => _end = step;

    /// <summary>Appends the frames that are available and were not handed out before: one at most in each epoch.</summary>
    public void Append(int request, List<float> into)
    {
        var every = chosen[request].Request.Every;
        for (; (_handed[request] + 1) * every <= _end; _handed[request]++) into.AddRange(Frame(request, (_handed[request] + 1) * every));
    }
}
