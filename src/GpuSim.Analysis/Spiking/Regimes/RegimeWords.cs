namespace GpuSim.Analysis.Spiking.Regimes;

/// <summary>What regimes are called.</summary>
public static class RegimeWords
{
    /// <summary>In full: <c>asynchronous irregular</c>.</summary>
    public static string Name(this Regime regime) => regime switch
    {
        Regime.Quiescent => "quiescent",
        Regime.SynchronousRegular => "synchronous regular",
        Regime.SynchronousIrregularFast => "synchronous irregular, fast",
        Regime.SynchronousIrregularSlow => "synchronous irregular, slow",
        Regime.AsynchronousRegular => "asynchronous regular",
        Regime.AsynchronousIrregular => "asynchronous irregular",
        Regime.Saturated => "saturated",
        _ => throw new ArgumentOutOfRangeException(nameof(regime)),
    };

    /// <summary>As one word, for tables and JSON: <c>asynchronous_irregular</c>.</summary>
    public static string Word(this Regime regime) => regime.Name().Replace(", ", "_", StringComparison.Ordinal).Replace(' ', '_');

    /// <summary>As on the cell of a diagram: <c>AI</c>.</summary>
    public static string Letters(this Regime regime) => regime switch
    {
        Regime.Quiescent => "Q",
        Regime.SynchronousRegular => "SR",
        Regime.SynchronousIrregularFast => "SIf",
        Regime.SynchronousIrregularSlow => "SIs",
        Regime.AsynchronousRegular => "AR",
        Regime.AsynchronousIrregular => "AI",
        Regime.Saturated => "S",
        _ => throw new ArgumentOutOfRangeException(nameof(regime)),
    };
}
