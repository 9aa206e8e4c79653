using System.Globalization;

namespace GpuSim.Analysis.Spiking.Regimes;

/// <summary>Which regime a network is in, by three numbers that do not depend on its size; docs/regimes.md gives the reasons and what was tried.</summary>
/// <remarks>
/// Names as in Brunel 2000, doi:10.1023/A:1008925309027. Golomb's χ does not serve: it falls as 1/√N for independent neurons and as √rate for
/// a given rhythm, so that no one value parts the regimes (0.13 asynchronous at 38 Hz, 0.15 slow and synchronous at 6 Hz).
/// </remarks>
public static class RegimeRules
{
    /// <summary>Below this rate a network is quiescent: one spike of each neuron in ten seconds is what stray input gives.</summary>
    public const double QuiescentHz = 0.1;

    /// <summary>At this part of the rate 1/t_ref and above a network is saturated: input no longer tells on the rate.</summary>
    public const double SaturatedShare = 0.9;

    /// <summary>From this coefficient of variation on intervals are irregular; below, the next spike is foretold within a fifth of an interval.</summary>
    public const double IrregularCv = 0.2;

    /// <summary>From this modulation of the rate on a network is synchronous: a sine that just touches zero has 1/√2, so beyond it the network falls silent between volleys.</summary>
    public const double SynchronousModulation = 0.707;

    /// <summary>From this frequency on a rhythm is fast: its period is a few synaptic delays; slower ones go by the membrane's time constant.</summary>
    public const double FastHz = 100;

    /// <summary>A modulation counts only as far as it is this many standard errors beyond chance.</summary>
    public const double StandardErrors = 3;

    /// <summary>Windows shorter than this tell nothing: two periods of the slowest rhythm of interest, 20 Hz.</summary>
    public const double ShortestMs = 100;

    /// <summary>The regime; null without spikes recorded or in too short a window.</summary>
    /// <param name="network">Its measures.</param>
    /// <param name="refractory">The neurons' refractory time in ms; null when they have none or it is not known, and then no network is saturated.</param>
    /// <param name="window">Time looked at, ms.</param>
    public static RegimeJudgement? Judge(NetworkMeasures network, double? refractory, double window)
    {
        if (network.RateHz is not { } rate || window < ShortestMs) return null;
        if (rate < QuiescentHz) return new(Regime.Quiescent, $"rate {Number(rate, "0.###")} Hz (quiescent below {Number(QuiescentHz)})");
        if (rate * refractory / 1000 >= SaturatedShare)
            return new(Regime.Saturated, $"rate {Number(rate, "0")} Hz, refractory time {Number(refractory!.Value)} ms (saturated from {Number(SaturatedShare * 1000 / refractory.Value, "0")} Hz)");
        var (synchronous, irregular, fast) = (IsSynchronous(network), !(network.CvIsi < IrregularCv), network.FrequencyHz >= FastHz);
        return new(
            (synchronous, irregular) switch
            {
                (true, true) => fast ? Regime.SynchronousIrregularFast : Regime.SynchronousIrregularSlow,
                (true, false) => Regime.SynchronousRegular,
                (false, true) => Regime.AsynchronousIrregular,
                (false, false) => Regime.AsynchronousRegular,
            },
            Reason(network, rate, synchronous && irregular));
    }

    static bool IsSynchronous(NetworkMeasures network)
    {
        if (network.Modulation is not { } depth) return false;
        return depth * depth - StandardErrors * network.ModulationChance > SynchronousModulation * SynchronousModulation;
    }

    static string Reason(NetworkMeasures network, double rate, bool rhythm) =>
        $"rate {Number(rate, "0.0")} Hz, " +
        (network.CvIsi is { } cv ? $"CV {Number(cv)} (irregular from {Number(IrregularCv)})" : "too few spikes for a CV, taken as irregular") +
        $", modulation {Number(network.Modulation ?? 0)} (synchronous from {Number(SynchronousModulation)}" +
        (network.ModulationChance > 0.1 ? $", beyond chance of {Number(network.ModulationChance.Value)})" : ")") +
        (!rhythm ? "" : network.FrequencyHz is { } frequency ? $", rhythm {Number(frequency, "0")} Hz (fast from {Number(FastHz, "0")})" : ", no rhythm fast enough for the window");

    static string Number(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);
}
