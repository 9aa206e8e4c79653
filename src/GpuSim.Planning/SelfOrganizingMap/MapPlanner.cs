using GpuSim.KernelLanguage;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>From what an experiment says of a map to its samples, the weights it starts from and what each epoch needs.</summary>
public static class MapPlanner
{
    /// <summary>The third gate: refuses what cannot be run, before anything of its size is allocated.</summary>
    /// <param name="experiment">What is asked for.</param>
    /// <param name="available">Bytes that samples and map may take.</param>
    /// <exception cref="InfeasibleException">A table cannot be read or does not fit its use, samples are too few for the initial weights, map or samples take more memory than there is, or h cannot be normalised.</exception>
    public static void Check(MapExperiment experiment, long available)
    {
        var problems = new MapGate(experiment, available).Look();
        if (problems.Count > 0) throw new InfeasibleException(problems);
    }

    /// <summary>How large an experiment is; reads tables.</summary>
    /// <exception cref="InfeasibleException">A table cannot be read.</exception>
    public static MapSize Measure(MapExperiment experiment)
    {
        var read = SampleSource.Size(experiment.Data) is null ? SampleSource.Make(experiment, long.MaxValue) : null;
        var (samples, dimensions) = SampleSource.Size(experiment.Data) ?? (read!.Count, read.Dimensions);
        return new((int)samples, (int)dimensions, MapMemory.Of(experiment, samples, dimensions).Total);
    }

    /// <summary>Samples and initial weights of an experiment that <see cref="Check"/> has passed; reads tables again.</summary>
    /// <exception cref="InfeasibleException">A table has changed since.</exception>
    public static MapPlan Plan(MapExperiment experiment)
    {
        var samples = SampleSource.Make(experiment, long.MaxValue);
        var scaling = experiment.Standardise ? new SampleScaling(samples) : null;
        for (var sample = 0; sample < samples.Count; sample++)
        {
            scaling?.Apply(samples.Row(sample));
            if (experiment.Metric == Metric.Cosine) Normalise(samples.Row(sample));
        }
        var data = new HostBuffer<float>(samples.Numbers.Length);
        for (var k = 0; k < samples.Numbers.Length; k++) data.View[k] = (float)samples.Numbers[k];
        return new()
        {
            Experiment = experiment,
            Samples = samples.Count,
            Dimensions = samples.Dimensions,
            Data = data,
            Labels = samples.Labels,
            DimensionNames = samples.Names,
            Start = new StartWeights(experiment, samples, scaling).Make(),
        };
    }

    /// <summary>Epochs 1 to T, each made when it is asked for.</summary>
    public static IEnumerable<EpochPlan> Epochs(MapPlan plan)
    {
        var epochs = new EpochPlanner(plan.Experiment, plan.Samples);
        return Enumerable.Range(1, plan.Experiment.Epochs).Select(epochs.Epoch);
    }

    static void Normalise(Span<double> sample)
    {
        var square = 0.0;
        foreach (var value in sample) square += value * value;
        var length = Math.Sqrt(square);
        foreach (ref var value in sample) value /= length;
    }
}

/// <summary>How large an experiment with a map is.</summary>
/// <param name="Samples">Number of samples.</param>
/// <param name="Dimensions">Numbers in a sample.</param>
/// <param name="MemoryBytes">What map and samples will take.</param>
public sealed record MapSize(int Samples, int Dimensions, double MemoryBytes);
