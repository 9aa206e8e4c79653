namespace GpuSim.Analysis.Hopfield;

/// <summary>A mean over trials and how far chance may have moved it.</summary>
/// <param name="Mean">Of the trials.</param>
/// <param name="StandardError">Standard deviation (over n − 1) over √n; null for one trial, which says nothing of it.</param>
public sealed record MeanOfTrials(double Mean, double? StandardError)
{
    /// <summary>Of one number for each trial, at least one.</summary>
    public static MeanOfTrials Of(ReadOnlySpan<double> trials)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var trial in trials) sum += trial;
        var mean = sum / trials.Length;
        foreach (var trial in trials) squares += (trial - mean) * (trial - mean);
        return new(mean, trials.Length > 1 ? Math.Sqrt(squares / (trials.Length - 1) / trials.Length) : null);
    }
}
