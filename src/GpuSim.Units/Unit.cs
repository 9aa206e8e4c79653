namespace GpuSim.Units;

/// <summary>What a quantity measures. Every dimension has one canonical unit, in which all numbers inside GpuSim are held.</summary>
/// <remarks>The canonical units close under the equations of a neuron: mV · nS = pA, pF / nS = ms, pA · ms / pF = mV.</remarks>
public enum Dimension
{
    /// <summary>A bare number.</summary>
    Number,
    /// <summary>Canonical unit: ms.</summary>
    Time,
    /// <summary>Canonical unit: Hz.</summary>
    Frequency,
    /// <summary>Canonical unit: mV.</summary>
    Voltage,
    /// <summary>Canonical unit: pA.</summary>
    Current,
    /// <summary>Canonical unit: pF.</summary>
    Capacitance,
    /// <summary>Canonical unit: nS.</summary>
    Conductance,
    /// <summary>Canonical unit: mM.</summary>
    Concentration,
    /// <summary>Canonical unit: K.</summary>
    Temperature,
}

/// <summary>A unit as users write it: its symbol, what it measures, and how many canonical units one of it is.</summary>
/// <param name="Symbol">As written after the number, such as <c>mV</c>; empty for a bare number.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Scale">Canonical units in one of this unit: 1000 for s, whose dimension is held in ms.</param>
/// <param name="Zero">Canonical units at its 0: 273.15 for °C, whose dimension is held in K; 0 for units that are only a scale.</param>
public sealed record Unit(string Symbol, Dimension Dimension, double Scale, double Zero = 0)
{
    /// <summary>A bare number.</summary>
    public static readonly Unit One = new("", Dimension.Number, 1);
    /// <summary>Milliseconds, canonical.</summary>
    public static readonly Unit Millisecond = new("ms", Dimension.Time, 1);
    /// <summary>Hertz, canonical.</summary>
    public static readonly Unit Hertz = new("Hz", Dimension.Frequency, 1);
    /// <summary>Millivolts, canonical.</summary>
    public static readonly Unit Millivolt = new("mV", Dimension.Voltage, 1);
    /// <summary>Picoamperes, canonical.</summary>
    public static readonly Unit Picoampere = new("pA", Dimension.Current, 1);
    /// <summary>Picofarads, canonical.</summary>
    public static readonly Unit Picofarad = new("pF", Dimension.Capacitance, 1);
    /// <summary>Nanosiemens, canonical.</summary>
    public static readonly Unit Nanosiemens = new("nS", Dimension.Conductance, 1);
    /// <summary>Millimoles per litre, canonical.</summary>
    public static readonly Unit Millimolar = new("mM", Dimension.Concentration, 1);
    /// <summary>Kelvins, canonical.</summary>
    public static readonly Unit Kelvin = new("K", Dimension.Temperature, 1);

    /// <summary>Every unit a config may use, the canonical one of each dimension first.</summary>
    public static readonly IReadOnlyList<Unit> All =
    [
        One,
        Millisecond, new("s", Dimension.Time, 1e3), new("us", Dimension.Time, 1e-3), new("µs", Dimension.Time, 1e-3), new("min", Dimension.Time, 6e4),
        Hertz, new("kHz", Dimension.Frequency, 1e3), new("1/s", Dimension.Frequency, 1),
        Millivolt, new("V", Dimension.Voltage, 1e3), new("uV", Dimension.Voltage, 1e-3), new("µV", Dimension.Voltage, 1e-3),
        Picoampere, new("nA", Dimension.Current, 1e3), new("uA", Dimension.Current, 1e6), new("µA", Dimension.Current, 1e6),
        Picofarad, new("nF", Dimension.Capacitance, 1e3),
        Nanosiemens, new("pS", Dimension.Conductance, 1e-3), new("uS", Dimension.Conductance, 1e3), new("µS", Dimension.Conductance, 1e3),
        Millimolar, new("M", Dimension.Concentration, 1e3), new("uM", Dimension.Concentration, 1e-3), new("µM", Dimension.Concentration, 1e-3), new("nM", Dimension.Concentration, 1e-6),
        Kelvin, new("°C", Dimension.Temperature, 1, 273.15), new("degC", Dimension.Temperature, 1, 273.15),
    ];

    /// <summary>The unit in which GpuSim holds a dimension.</summary>
    public static Unit Canonical(Dimension dimension) => All.First(unit => unit.Dimension == dimension && unit is { Scale: 1, Zero: 0 });
}
