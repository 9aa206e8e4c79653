using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>Finds what keeps a map from being run.</summary>
sealed class MapGate(MapExperiment experiment, long available)
{
    const int MostRows = 46_340; // whose square is the length of an array
    readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Look()
    {
        try
        {
            var read = SampleSource.Size(experiment.Data) is null ? SampleSource.Make(experiment, available / MapMemory.PerNumber) : null;
            var (samples, dimensions) = SampleSource.Size(experiment.Data) ?? (read!.Count, read.Dimensions);
            CheckInitial(samples, dimensions);
            if (!CheckMemory(samples, dimensions)) return _problems;
            if (experiment.Metric == Metric.Cosine) CheckDirections(read ?? SampleSource.Make(experiment, long.MaxValue));
            if (experiment.Neighbourhood is { Kind: NeighbourhoodKind.MexicanHat, Normalised: true }) CheckSums();
        }
        catch (InfeasibleException refused)
        {
            _problems.AddRange(refused.Problems);
        }
        return _problems;
    }

    void CheckInitial(double samples, double dimensions)
    {
        var axes = experiment.Grid.Axes;
        if (experiment.Initial is InitialWeights.PrincipalComponents && samples < 2)
            Add("initial", $"expected at least 2 samples for principal components, got {samples:0}", "Learn more samples, or start otherwise.");
        if (experiment.Initial is InitialWeights.PrincipalComponents && dimensions < axes)
            Add("initial", $"expected at least {axes} dimensions, a principal component for each axis of the map, got {dimensions:0}", "Start otherwise, or from a map with fewer axes.");
        if (experiment.Initial is InitialWeights.Retinotopic && dimensions != VisualStimuli.Names.Count)
            Add("initial.retinotopic", $"expected samples of {VisualStimuli.Names.Count} dimensions ({string.Join(", ", VisualStimuli.Names)}), got {dimensions:0}", "It is for the data visual_map, or a table of such stimuli.");
    }

    bool CheckMemory(double samples, double dimensions)
    {
        var memory = MapMemory.Of(experiment, samples, dimensions);
        var (width, height, depth) = ((double)experiment.Grid.Width, (double)experiment.Grid.Height, (double)experiment.Grid.Depth);
        var units = width * height * depth;
        if (memory.Samples > available || samples * dimensions > Array.MaxLength)
        {
            var most = Math.Min(Math.Floor(available / (memory.Samples / samples)), Math.Floor(Array.MaxLength / dimensions));
            Add(PathOfData(), $"expected at most {most:N0} samples of {dimensions:N0} dimensions, which fit in {Gibibytes(available)}, got {samples:N0}, which need {Gibibytes(memory.Samples)}", "Learn fewer samples, or use a machine with more memory.");
        }
        else if (height * depth > MostRows)
            Add(experiment.Grid.Depth > 1 ? "map.depth" : "map.height", $"expected at most {MostRows:N0} rows in all layers, got {height * depth:N0}", "Make the map wider instead: a chain lies along its width.");
        else if (memory.Total > available || units * dimensions > Array.MaxLength)
            Add("map.width", $"expected at most {MostUnits(memory, dimensions):N0} units of {dimensions:N0} weights, which fit in {Gibibytes(available)} beside the samples, got {units:N0}, which need {Gibibytes(memory.Map)}", "Make the map smaller, or use a machine with more memory.");
        return _problems.Count == 0;
    }

    // With as many rows as asked for, rounded to whole columns.
    double MostUnits(MapMemory memory, double dimensions)
    {
        var (height, depth) = ((double)experiment.Grid.Height, (double)experiment.Grid.Depth);
        double fits = 0, large = experiment.Grid.Width;
        while (large - fits > 1)
        {
            var middle = Math.Floor((fits + large) / 2);
            var isSmall = MapMemory.OfMap(experiment, middle, height, depth, dimensions) + memory.Samples <= available && middle * height * depth * dimensions <= Array.MaxLength;
            (fits, large) = isSmall ? (middle, large) : (fits, middle);
        }
        return fits * height * depth;
    }

    void CheckDirections(SampleTable samples)
    {
        if (experiment.Standardise) Standardise(samples);
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (samples.Row(sample).ContainsAnyExcept(0.0)) continue;
            Add(PathOfData(), $"expected samples with a direction for the cosine, got 0 in every dimension of sample {sample + 1}", "Leave it out, or take the metric \"euclidean\".");
            return;
        }
    }

    static void Standardise(SampleTable samples)
    {
        var scaling = new SampleScaling(samples);
        for (var sample = 0; sample < samples.Count; sample++) scaling.Apply(samples.Row(sample));
    }

    void CheckSums()
    {
        var epochs = new EpochPlanner(experiment, 0);
        for (var t = 1; t <= experiment.Epochs; t++) epochs.Epoch(t);
    }

    string PathOfData() => experiment.Data switch
    {
        TrainingData.Clusters => "data.clusters.points",
        TrainingData.UniformCube => "data.uniform.points",
        TrainingData.VisualMap => "data.visual_map",
        TrainingData.Csv => "data.csv.file",
        TrainingData.Hdf5 => "data.hdf5.file",
        _ => "data",
    };

    void Add(string path, FormattableString message, string hint) => _problems.Add(new(path, FormattableString.Invariant(message), hint));

    static string Gibibytes(double bytes) => FormattableString.Invariant($"{bytes / (1 << 30):0.##} GiB");
}
