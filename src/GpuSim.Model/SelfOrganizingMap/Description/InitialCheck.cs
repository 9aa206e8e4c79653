using GpuSim.Units;

namespace GpuSim.Model.SelfOrganizingMap.Description;

/// <summary>Whether weights can be drawn so, and suit the grid and the data.</summary>
internal sealed class InitialCheck(MapExperimentBuilder map, Problems problems)
{
    public void Check()
    {
        switch (map.Initial)
        {
            case InitialWeights.Uniform uniform:
                new Distribution.Uniform(uniform.Low, uniform.High).Check("initial.uniform", Unit.One, problems);
                break;
            case InitialWeights.Normal normal:
                problems.Finite("initial.normal.mean", normal.Mean);
                problems.NotNegative("initial.normal.standard_deviation", normal.StandardDeviation, Unit.One);
                break;
            case InitialWeights.PrincipalComponents:
                if (DataCheck.Dimensions(map.Data) is { } dimensions && dimensions < map.Grid.Axes)
                    problems.Add("initial", $"expected data with as many dimensions as the grid has axes, {map.Grid.Axes}, for principal components, got {dimensions}");
                break;
            case InitialWeights.Retinotopic retinotopic:
                Check(retinotopic);
                break;
        }
    }

    void Check(InitialWeights.Retinotopic retinotopic)
    {
        const string Path = "initial.retinotopic";
        if (problems.Finite($"{Path}.shift[0]", retinotopic.ShiftLow) && problems.Finite($"{Path}.shift[1]", retinotopic.ShiftHigh) && retinotopic.ShiftLow > retinotopic.ShiftHigh)
            problems.Add($"{Path}.shift", $"expected a lower bound of at most the upper one, got {retinotopic.ShiftLow} and {retinotopic.ShiftHigh}");
        problems.NotNegative($"{Path}.ocularity", retinotopic.Ocularity, Unit.One);
        problems.NotNegative($"{Path}.radius", retinotopic.Radius, Unit.One);
        if (map.Data is not TrainingData.VisualMap)
            problems.Add("data", $"expected the stimuli of a visual map for retinotopic weights, got other data", "Or start from \"samples\".");
        else if (map.Standardise)
            problems.Add("standardise", $"expected false with retinotopic weights, which are places in the visual field, got true");
        // A unit's place is its column over the last column, and so for rows.
        if (map.Grid is { Depth: > 1 } or { Width: 1 } or { Height: 1 })
            problems.Add("map", $"expected a sheet of at least 2 x 2 units for retinotopic weights, got {map.Grid.Width} x {map.Grid.Height} x {map.Grid.Depth}");
    }
}
