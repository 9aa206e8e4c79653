using GpuSim.Config.Kinds;
using GpuSim.Config.Shapes;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>A map as read; what could not be read stands for itself with something that has no problems.</summary>
internal sealed class MapDraft : ExperimentDraft
{
    public MapGrid Grid { get; set; } = new(1);
    public TrainingData Data { get; set; } = new TrainingData.UniformCube(1, 1);
    public bool Standardise { get; set; }
    public InitialWeights Initial { get; set; } = new InitialWeights.Samples();
    public Metric Metric { get; set; }
    public MapLearning Learning { get; set; } = new MapLearning.Online(Shuffled: false);
    public Neighbourhood Neighbourhood { get; set; } = NeighbourhoodShape.Whole(NeighbourhoodKind.Gaussian);
    public Schedule? Alpha { get; set; }
    public Schedule Sigma { get; set; } = new Schedule.Linear(1, 1);
    public int Epochs { get; set; } = 1;
    public HistoryDraft Record { get; set; } = new();

    /// <param name="nameless">The experiment's name where the config gives none.</param>
    public MapExperimentBuilder Describe(string nameless) => new()
    {
        Name = Name ?? nameless,
        Seeds = Seeds,
        Grid = Grid,
        Data = Data,
        Standardise = Standardise,
        Initial = Initial,
        Metric = Metric,
        Learning = Learning,
        Neighbourhood = Neighbourhood,
        Alpha = Alpha,
        Sigma = Sigma,
        Epochs = Epochs,
        History = Record.Until(Epochs),
    };
}

/// <summary>The keys of an experiment with a map.</summary>
internal static class MapExperimentShape
{
    /// <param name="kind">Of the experiment.</param>
    /// <param name="folder">Of the config.</param>
    public static ObjectShape<MapDraft> Create(MapKind kind, string folder) => ExperimentKeys.Of<MapDraft>(kind, "of generated data and initial weights", "of the order of samples")
        .Key("map", "units and how they lie", GridShape.Create(), (draft, value) => draft.Grid = value, required: true)
        .Key("data", "what is learnt: clusters, uniform points, the stimuli of a visual map, samples, or a csv or hdf5 file", DataShape.Create(folder), (draft, value) => draft.Data = value, required: true)
        .Key("standardise", "whether every dimension of the data is brought to mean 0 and variance 1 first; false where not given", new FlagShape(), (draft, value) => draft.Standardise = value)
        .Key("initial", "weights to start from; \"samples\" where not given", InitialWeightsShape.Create(), (draft, value) => draft.Initial = value)
        .Key("metric", "what near means between a sample and a unit; \"euclidean\" where not given", new ChoiceShape<Metric>(("euclidean", Metric.Euclidean), ("cosine", Metric.Cosine)), (draft, value) => draft.Metric = value)
        .Key("learning", "how samples become changes of weights; \"online\" where not given", LearningShape.Create(), (draft, value) => draft.Learning = value)
        .Key("neighbourhood", "which units learn with the winner; \"gaussian\" where not given", NeighbourhoodShape.Create(), (draft, value) => draft.Neighbourhood = value)
        .Key("alpha", "learning rate: a number, or a schedule; none for batch learning", new ScheduleShape("a learning rate"), (draft, value) => draft.Alpha = value)
        .Key("sigma", "width of the neighbourhood in distances between neighbours: a number, or a schedule", new ScheduleShape("a width"), (draft, value) => draft.Sigma = value, required: true)
        .Key("epochs", "times that all samples are learnt", new WholeShape<int>(1, MapExperimentBuilder.MostEpochs), (draft, value) => draft.Epochs = value, required: true)
        .Key("record", "what goes into the file besides the weights of the end", HistoryShape.Create(), (draft, value) => draft.Record = value);
}
