namespace GpuSim.Analysis.Spiking;

/// <summary>Widths of the bins that spikes are counted in: whole steps, the nearest to what docs/statistics.md says.</summary>
/// <param name="Dt">Step in ms.</param>
readonly record struct CountBins(double Dt)
{
    /// <summary>Steps of a window of the Fano factor, 100 ms.</summary>
    public int FanoSteps => Steps(100);

    /// <summary>Steps of a bin of synchrony and correlation, 2 ms.</summary>
    public int CountSteps => Steps(2);

    /// <summary>Steps of a bin of the population's rate, 0.5 ms.</summary>
    public int RateSteps => Steps(0.5);

    /// <summary>Width of a bin of the population's rate, ms.</summary>
    public double RateMs => RateSteps * Dt;

    int Steps(double milliseconds) => Math.Max(1, (int)Math.Round(milliseconds / Dt));
}
