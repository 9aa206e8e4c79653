namespace GpuSim.Model.SelfOrganizingMap.Description;

/// <summary>Whether learning, neighbourhood and their schedules are right, each by itself and together.</summary>
internal sealed class LearningCheck(MapExperimentBuilder map, Problems problems)
{
    readonly ScheduleCheck _schedules = new(problems);

    public void Check()
    {
        if (map.Learning is MapLearning.MiniBatch { Size: < 1 and var size }) problems.Add("learning.mini_batch.size", $"expected at least 1 sample, got {size}");
        CheckNeighbourhood();
        CheckAlpha();
        if (_schedules.Check("sigma", map.Sigma) && map.Epochs is >= 1 and <= MapExperimentBuilder.MostEpochs) _schedules.CheckAboveZero("sigma", map.Sigma, map.Epochs);
    }

    void CheckNeighbourhood()
    {
        var (kind, name) = (map.Neighbourhood.Kind, Name(map.Neighbourhood.Kind));
        if (kind == NeighbourhoodKind.MexicanHat && map.Learning is not MapLearning.Online)
            problems.Add("neighbourhood", $"expected gaussian or bubble with {map.Learning.Name} learning, which divides by the neighbourhood's sum, got mexican_hat", "Its sum may be 0: learn online.");
        if (map.Neighbourhood.Normalised && map.Learning is not MapLearning.Online)
            problems.Add($"neighbourhood.{name}.normalised", $"expected false with {map.Learning.Name} learning, which divides by the neighbourhood's sum in any case, got true", "Leave it out.");
    }

    void CheckAlpha()
    {
        var due = map.Learning is not MapLearning.Batch;
        if (due && map.Alpha is null)
            problems.Add("alpha", $"expected a learning rate for {map.Learning.Name} learning, got none", "Give one such as { \"linear\": [0.5, 0] }.");
        else if (!due && map.Alpha is not null)
            problems.Add("alpha", $"expected no learning rate with batch learning, whose weights are means of samples, got one", "Leave it out.");
        else if (map.Alpha is not null)
            _schedules.Check("alpha", map.Alpha);
    }

    static string Name(NeighbourhoodKind kind) => kind switch
    {
        NeighbourhoodKind.Gaussian => "gaussian",
        NeighbourhoodKind.Bubble => "bubble",
        NeighbourhoodKind.MexicanHat => "mexican_hat",
        _ => throw new NotSupportedException(),
    };
}
