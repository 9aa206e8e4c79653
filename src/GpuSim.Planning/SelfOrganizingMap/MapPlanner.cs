using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>From what an experiment says of a map to its samples, the weights it starts from and what each epoch needs.</summary>
public static class MapPlanner
{
    /// <summary>The third gate: refuses what cannot be run, before anything of its size is allocated.</summary>
    /// <param name="experiment">What is asked for.</param>
    /// <param name="available">Bytes that samples and map may take.</param>
    /// <exception cref="InfeasibleException">A table cannot be read or does not fit its use, samples are too few for the initial weights, map or samples take more memory than there is, or h cannot be normalised.</exception>
    public static void Check(MapExperiment experiment, long available) => throw new NotSupportedException();

    /// <summary>Samples and initial weights of an experiment that <see cref="Check"/> has passed; reads tables again.</summary>
    /// <exception cref="InfeasibleException">A table has changed since.</exception>
    public static MapPlan Plan(MapExperiment experiment) => throw new NotSupportedException();

    /// <summary>Epochs 1 to T, each made when it is asked for.</summary>
    public static IEnumerable<EpochPlan> Epochs(MapPlan plan) => throw new NotSupportedException();
}
