namespace GpuSim.Analysis.Spiking.Regimes;

/// <summary>A regime and the numbers that decided.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Because">For example: rate 37.8 Hz, CV 0.42, modulation 0.54 (synchronous from 0.71).</param>
public sealed record RegimeJudgement(Regime Regime, string Because);
