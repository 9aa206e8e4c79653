using GpuSim.Units;

namespace GpuSim.Model.SelfOrganizingMap.Description;

/// <summary>Whether samples can be made, looked for in a file, or are samples.</summary>
internal sealed class DataCheck(Problems problems)
{
    public void Check(TrainingData data)
    {
        switch (data)
        {
            case TrainingData.Clusters clusters:
                Count("data.clusters.points", clusters.Points, MapExperimentBuilder.MostSamples);
                Count("data.clusters.count", clusters.Count, MapExperimentBuilder.MostSamples);
                problems.NotNegative("data.clusters.standard_deviation", clusters.StandardDeviation, Unit.One);
                break;
            case TrainingData.UniformCube uniform:
                Count("data.uniform.points", uniform.Points, MapExperimentBuilder.MostSamples);
                Count("data.uniform.dimensions", uniform.Dimensions, MapExperimentBuilder.MostDimensions);
                break;
            case TrainingData.VisualMap visual:
                Check(visual);
                break;
            case TrainingData.Csv csv:
                Check(csv);
                break;
            case TrainingData.Hdf5 hdf5:
                if (hdf5.Path.Length == 0) problems.Add("data.hdf5.file", $"expected the path of a file, got an empty one");
                if (hdf5.Dataset.Length == 0) problems.Add("data.hdf5.dataset", $"expected the path of a dataset, got an empty one");
                break;
            case TrainingData.Given given:
                Check(given);
                break;
            default:
                throw new NotSupportedException();
        }
    }

    /// <summary>Numbers in a sample; null where a file decides it.</summary>
    public static int? Dimensions(TrainingData data) => data switch
    {
        TrainingData.Clusters => 2,
        TrainingData.UniformCube uniform => uniform.Dimensions,
        TrainingData.VisualMap => 5,
        TrainingData.Given { Samples.Count: > 0 } given => given.Samples[0].Count,
        _ => null,
    };

    /// <summary>The same data, which nobody can change any more.</summary>
    public static TrainingData Frozen(TrainingData data) => data switch
    {
        TrainingData.Csv { Columns: not null } csv => csv with { Columns = [.. csv.Columns] },
        TrainingData.Given given => new TrainingData.Given([.. given.Samples.Select(IReadOnlyList<double> (sample) => [.. sample])], given.Labels is null ? null : [.. given.Labels]),
        _ => data,
    };

    bool Count(string path, int count, int most)
    {
        if (count >= 1 && count <= most) return true;
        problems.Add(path, $"expected 1 to {most}, got {count}");
        return false;
    }

    void Check(TrainingData.VisualMap visual)
    {
        const string Path = "data.visual_map";
        var before = problems.Count;
        Count($"{Path}.columns", visual.Columns, MapExperimentBuilder.MostSamples);
        Count($"{Path}.rows", visual.Rows, MapExperimentBuilder.MostSamples);
        Count($"{Path}.orientations", visual.Orientations, MapExperimentBuilder.MostSamples);
        if (problems.Count == before && (Int128)2 * visual.Columns * visual.Rows * visual.Orientations is var stimuli && stimuli > MapExperimentBuilder.MostSamples)
            problems.Add(Path, $"expected at most {MapExperimentBuilder.MostSamples} stimuli, got {stimuli}");
        problems.NotNegative($"{Path}.ocularity", visual.Ocularity, Unit.One);
        problems.NotNegative($"{Path}.radius", visual.Radius, Unit.One);
    }

    void Check(TrainingData.Csv csv)
    {
        if (csv.Path.Length == 0) problems.Add("data.csv.file", $"expected the path of a file, got an empty one");
        if (csv.Label is "") problems.Add("data.csv.label", $"expected the name or number of a column, got an empty one");
        if (csv.Columns is not { } columns) return;
        if (columns.Count == 0) problems.Add("data.csv.columns", $"expected at least one column, got none", "All that hold numbers are meant where nothing is given.");
        foreach (var (index, column) in columns.Index())
        {
            var path = $"data.csv.columns[{index}]";
            if (column.Length == 0)
                problems.Add(path, $"expected the name or number of a column, got an empty one");
            else if (columns.Take(index).Contains(column))
                problems.Add(path, $"expected every column once, got \"{column}\" again");
            else if (column == csv.Label)
                problems.Add(path, $"expected a column to learn, got \"{column}\", which is the label");
        }
    }

    void Check(TrainingData.Given given)
    {
        const string Path = "data.samples";
        if (given.Samples.Count == 0)
        {
            problems.Add(Path, $"expected at least one sample, got none");
            return;
        }
        var dimensions = given.Samples[0].Count;
        if (!Count($"{Path}[0]", dimensions, MapExperimentBuilder.MostDimensions)) return;
        foreach (var (index, sample) in given.Samples.Index())
        {
            if (sample.Count != dimensions) problems.Add($"{Path}[{index}]", $"expected {dimensions} numbers as in the first sample, got {sample.Count}");
            foreach (var (dimension, value) in sample.Index())
                if (!problems.Finite($"{Path}[{index}][{dimension}]", value)) break; // one for each sample will do
        }
        if (given.Labels is { } labels && labels.Count != given.Samples.Count)
            problems.Add("data.labels", $"expected {given.Samples.Count} labels, one for each sample, got {labels.Count}");
    }
}
