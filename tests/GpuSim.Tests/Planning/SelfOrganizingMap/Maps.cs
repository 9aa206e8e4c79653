using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Tests.Planning.SelfOrganizingMap;

/// <summary>Small maps to change one thing of.</summary>
static class Maps
{
    /// <summary>Clusters on a 5 × 4 sheet, online.</summary>
    public static readonly MapExperiment Plain = new()
    {
        Name = "made up",
        Seeds = new(7),
        Grid = new(5, 4),
        Data = new TrainingData.Clusters(30, 5, 0.1),
        Initial = new InitialWeights.Normal(0, 0.05),
        Learning = new MapLearning.Online(false),
        Neighbourhood = new(NeighbourhoodKind.Gaussian, Window: false, Normalised: false),
        Alpha = new Schedule.Linear(2, 0),
        Sigma = new Schedule.Linear(3, 0) { Minimum = 0.75 },
        Epochs = 10,
        History = [0, 10],
    };

    /// <summary>Samples written out.</summary>
    public static TrainingData Given(params double[][] samples) => new TrainingData.Given(samples, null);
}
