using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Sources.Tables;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>From where samples come to their numbers.</summary>
static class SampleSource
{
    /// <summary>Number of samples and their dimensions, where that is known without reading a table.</summary>
    public static (double Samples, double Dimensions)? Size(TrainingData data) => data switch
    {
        TrainingData.Clusters clusters => (clusters.Points, 2),
        TrainingData.UniformCube cube => (cube.Points, cube.Dimensions),
        TrainingData.VisualMap visual => ((double)visual.Columns * visual.Rows * 2 * visual.Orientations, VisualStimuli.Names.Count),
        TrainingData.Given given => (given.Samples.Count, given.Samples[0].Count),
        _ => null,
    };

    /// <summary>Makes or reads them.</summary>
    /// <param name="experiment">Gives the seed.</param>
    /// <param name="mostNumbers">Tables with more are refused.</param>
    /// <exception cref="InfeasibleException">A table cannot be read.</exception>
    public static SampleTable Make(MapExperiment experiment, long mostNumbers)
    {
        var draws = new DrawnNumbers(RandomStream.Named(experiment.Seeds.Network, "som/data"));
        return experiment.Data switch
        {
            TrainingData.Clusters clusters => Make(clusters, draws),
            TrainingData.UniformCube cube => Make(cube, draws),
            TrainingData.VisualMap visual => VisualStimuli.Make(visual),
            TrainingData.Given given => Make(given),
            TrainingData.Csv csv => Read("data.csv", () => TableFile.Read(Path.Combine(csv.Folder, csv.Path), csv.Columns, csv.Label, mostNumbers)),
            TrainingData.Hdf5 hdf5 => Read("data.hdf5", () => DatasetTable.Read(Path.Combine(hdf5.Folder, hdf5.Path), hdf5.Dataset, mostNumbers)),
            _ => throw new NotSupportedException(),
        };
    }

    static SampleTable Make(TrainingData.Clusters clusters, DrawnNumbers draws)
    {
        var numbers = new double[2 * clusters.Points];
        for (var point = 0; point < clusters.Points; point++)
        {
            var angle = 2 * Math.PI * (point % clusters.Count) / clusters.Count;
            numbers[2 * point] = Trigonometry.Cos(angle) + clusters.StandardDeviation * draws.Normal((uint)point, 0);
            numbers[2 * point + 1] = Trigonometry.Sin(angle) + clusters.StandardDeviation * draws.Normal((uint)point, 1);
        }
        return new(clusters.Points, numbers, ["x", "y"], [.. Enumerable.Range(0, clusters.Points).Select(point => FormattableString.Invariant($"{point % clusters.Count + 1}"))]);
    }

    static SampleTable Make(TrainingData.UniformCube cube, DrawnNumbers draws)
    {
        var numbers = new double[cube.Points * cube.Dimensions];
        for (var point = 0; point < cube.Points; point++)
            for (var dimension = 0; dimension < cube.Dimensions; dimension++) numbers[point * cube.Dimensions + dimension] = draws.FloatBetween(0, 1, (uint)point, dimension);
        return new(cube.Points, numbers, Numbered(cube.Dimensions), null);
    }

    static SampleTable Make(TrainingData.Given given) =>
        new(given.Samples.Count, [.. given.Samples.SelectMany(sample => sample)], Numbered(given.Samples[0].Count), given.Labels);

    static SampleTable Read(string path, Func<Table> read)
    {
        try
        {
            var table = read();
            return new(table.Rows, table.Numbers, table.Names, table.Labels);
        }
        catch (UnreadableTableException fault)
        {
            throw new InfeasibleException([new Problem($"{path}.{fault.Key}", fault.Finding, fault.Hint)]);
        }
    }

    static IReadOnlyList<string> Numbered(int dimensions) => [.. Enumerable.Range(1, dimensions).Select(dimension => FormattableString.Invariant($"{dimension}"))];
}
