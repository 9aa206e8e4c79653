using System.Diagnostics.CodeAnalysis;
using GpuSim.Model.SelfOrganizingMap.Description;

namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>Describes a self-organising map and makes an experiment of it, or says everything that is wrong.</summary>
/// <example><code>
/// var experiment = new MapExperimentBuilder
/// {
///     Name = "blobs",
///     Grid = new(15, 15),
///     Data = new TrainingData.Clusters(Points: 300, Count: 5, StandardDeviation: 0.1),
///     Alpha = new Schedule.Linear(0.5, 0),
///     Sigma = new Schedule.Linear(10, 0) { Minimum = 1 },
///     Epochs = 100,
/// }.Build();
/// </code></example>
public sealed class MapExperimentBuilder
{
    /// <summary>Most columns, rows or layers: whole squared distances then fit 32 bits.</summary>
    public const int MostExtent = 20_000;

    /// <summary>Most units.</summary>
    public const int MostUnits = 10_000_000;

    /// <summary>Most samples that are generated.</summary>
    public const int MostSamples = 100_000_000;

    /// <summary>Most numbers in a sample.</summary>
    public const int MostDimensions = 4096;

    /// <summary>Most times that all samples are learnt.</summary>
    public const int MostEpochs = 1_000_000;

    /// <summary>For tables and files.</summary>
    public string Name { get; init; } = "experiment";

    /// <summary>Of data and initial weights, and of the order of samples.</summary>
    public Seeds Seeds { get; init; } = new(1);

    /// <summary>Units and how they lie.</summary>
    public required MapGrid Grid { get; init; }

    /// <summary>What is learnt.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>Whether every dimension of the data is shifted and scaled to mean 0 and variance 1 before learning.</summary>
    public bool Standardise { get; init; }

    /// <summary>Weights to start from; samples drawn at random where not given, which suit data of any scale.</summary>
    public InitialWeights Initial { get; init; } = new InitialWeights.Samples();

    /// <summary>What near means between a sample and a unit.</summary>
    public Metric Metric { get; init; }

    /// <summary>How samples become changes of weights; one after another in their own order where not given.</summary>
    public MapLearning Learning { get; init; } = new MapLearning.Online(Shuffled: false);

    /// <summary>Which units learn with the winner; a whole Gaussian where not given.</summary>
    public Neighbourhood Neighbourhood { get; init; } = new(NeighbourhoodKind.Gaussian, Window: false, Normalised: false);

    /// <summary>The learning rate, which all but batch learning need.</summary>
    public Schedule? Alpha { get; init; }

    /// <summary>Width of the neighbourhood, above 0 at every epoch.</summary>
    public required Schedule Sigma { get; init; }

    /// <summary>Times that all samples are learnt.</summary>
    public required int Epochs { get; init; }

    /// <summary>Epochs after which weights are kept, in any order; 0 is the start. Start and end where not given.</summary>
    public IReadOnlyList<int>? History { get; init; }

    /// <summary>The experiment.</summary>
    /// <exception cref="InvalidDescriptionException">Something is wrong; it holds all that is.</exception>
    public MapExperiment Build() => TryBuild(out var experiment, out var problems) ? experiment : throw new InvalidDescriptionException(problems);

    /// <summary>The experiment, or everything that is wrong.</summary>
    /// <returns>Whether there is an experiment.</returns>
    public bool TryBuild([NotNullWhen(true)] out MapExperiment? experiment, out IReadOnlyList<Problem> problems)
    {
        var found = new Problems();
        new GridCheck(found).Check(Grid);
        new DataCheck(found).Check(Data);
        new InitialCheck(this, found).Check();
        new LearningCheck(this, found).Check();
        CheckEpochs(found);
        problems = found;
        experiment = found.Count > 0 ? null : new()
        {
            Name = Name,
            Seeds = Seeds,
            Grid = Grid,
            Data = DataCheck.Frozen(Data),
            Standardise = Standardise,
            Initial = Initial,
            Metric = Metric,
            Learning = Learning,
            Neighbourhood = Neighbourhood,
            Alpha = Alpha,
            Sigma = Sigma,
            Epochs = Epochs,
            History = [.. (History ?? [0, Epochs]).Order()],
        };
        return experiment is not null;
    }

    void CheckEpochs(Problems problems)
    {
        if (Epochs is < 1 or > MostEpochs)
        {
            problems.Add("epochs", $"expected 1 to {MostEpochs} epochs, got {Epochs}");
            return;
        }
        var seen = new HashSet<int>();
        foreach (var (index, epoch) in (History ?? []).Index())
        {
            if (epoch < 0 || epoch > Epochs)
                problems.Add($"record.history[{index}]", $"expected an epoch from 0, the start, to {Epochs}, the end, got {epoch}");
            else if (!seen.Add(epoch))
                problems.Add($"record.history[{index}]", $"expected every epoch once, got {epoch} again");
        }
    }
}
