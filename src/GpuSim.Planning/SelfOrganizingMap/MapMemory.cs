using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>What a map and its samples will take, in bytes. In double: what is asked for may be beyond any integer.</summary>
/// <param name="Map">Weights at the start and now, sums of batches, and h from row to row.</param>
/// <param name="Samples">As read and as learnt, here and on a device, with winners.</param>
sealed record MapMemory(double Map, double Samples)
{
    /// <summary>Of one number of a sample: read in double while the array grows, learnt in float.</summary>
    public const int PerNumber = 2 * sizeof(double) + 2 * sizeof(float);

    public double Total => Map + Samples;

    public static MapMemory Of(MapExperiment experiment, double samples, double dimensions) =>
        new(OfMap(experiment, experiment.Grid.Width, experiment.Grid.Height, experiment.Grid.Depth, dimensions), samples * (PerNumber * dimensions + 6 * sizeof(int)));

    public static double OfMap(MapExperiment experiment, double width, double height, double depth, double dimensions)
    {
        var (units, rows) = (width * height * depth, height * depth);
        var copies = experiment.Learning is MapLearning.Online ? 2 : 4;
        var components = experiment.Initial is InitialWeights.PrincipalComponents ? 3 * sizeof(double) * dimensions * dimensions : 0;
        return units * (copies * sizeof(float) * dimensions + 4 * sizeof(float)) + rows * rows * sizeof(int) + 3 * rows * 2 * width * (sizeof(float) + sizeof(double)) + components;
    }
}
