namespace GpuSim.Report.Drawing;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">What stands beside it; empty for a small mark.</param>
public readonly record struct Tick(double Value, string Label);

/// <summary>What one axis of a figure stands for: a quantity with its unit, a range, and how it is spread.</summary>
public sealed class Scale
{
    Scale(string label, double from, double to, bool isLogarithmic)
    {
        if (!double.IsFinite(from) || !double.IsFinite(to)) throw new ArgumentOutOfRangeException(nameof(from), $"{label}: the range {from} to {to} has no end.");
        (Label, From, To, IsLogarithmic) = (label, from, to, isLogarithmic);
    }

    /// <summary>The quantity and its unit: <c>rate (Hz)</c>.</summary>
    public string Label { get; }

    /// <summary>Value at the left or lower end.</summary>
    public double From { get; }

    /// <summary>Value at the right or upper end; below <see cref="From"/> for an axis that runs backwards.</summary>
    public double To { get; }

    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>An even scale; a range of nothing is widened around its value.</summary>
    public static Scale Linear(string label, double from, double to) =>
        from != to ? new(label, from, to, false) : new(label, from - Math.Max(Math.Abs(from) * 0.1, 0.5), to + Math.Max(Math.Abs(to) * 0.1, 0.5), false);

    /// <summary>A scale of ratios between two positive values.</summary>
    public static Scale Logarithmic(string label, double from, double to)
    {
        if (!(from > 0 && to > 0)) throw new ArgumentOutOfRangeException(nameof(from), $"{label}: a logarithmic scale needs values above 0, got {from} to {to}.");
        return from != to ? new(label, from, to, true) : new(label, from / 2, to * 2, true);
    }

    /// <summary>An even scale with some room around the values, NaN left out; from 0 where they begin close to it.</summary>
    public static Scale Around(string label, IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) return new(label, 0, 1, false);
        var room = 0.05 * (high - low);
        var fromZero = low >= 0 && low <= 0.5 * high;
        return Linear(label, fromZero ? 0 : low - room, high + room);
    }

    /// <summary>Where a value lies: 0 at <see cref="From"/>, 1 at <see cref="To"/>.</summary>
    public double Fraction(double value) => IsLogarithmic
        ? Math.Log(value / From) / Math.Log(To / From)
        : (value - From) / (To - From);

    /// <summary>The value at a fraction.</summary>
    public double ValueAt(double fraction) => IsLogarithmic
        ? From * Math.Pow(To / From, fraction)
        : From + fraction * (To - From);

    /// <summary>Round values within the range, ascending, labelled so that neighbours differ.</summary>
    /// <param name="about">How many labels there is room for.</param>
    public IReadOnlyList<Tick> Ticks(int about) => IsLogarithmic && Math.Abs(Math.Log10(To / From)) >= 0.9
        ? Decades(about)
        : Even(about);

    List<Tick> Even(int about)
    {
        var (low, high) = (Math.Min(From, To), Math.Max(From, To));
        var step = NiceStep((high - low) / Math.Max(1, about));
        if (Math.Floor(high / step + 1e-9) - Math.Ceiling(low / step - 1e-9) < Math.Min(2, about)) step = NiceStep(step / 2.6); // one label says nothing of the distance
        var first = Math.Ceiling(low / step - 1e-9);
        var count = (int)(Math.Floor(high / step + 1e-9) - first) + 1;
        var format = NumberText.Like(step, Math.Max(Math.Abs(low), Math.Abs(high)));
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(i => (first + i) * step).Select(value => new Tick(value, format(value)))];
    }

    List<Tick> Decades(int about)
    {
        var (low, high) = (Math.Min(From, To), Math.Max(From, To));
        var (first, last) = ((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)));
        var every = Math.Max(1, (int)Math.Ceiling((last - first) / (double)Math.Max(1, about)));
        var ticks = new List<Tick>();
        for (var decade = first; decade <= last; decade++)
            for (var digit = 1; digit < 10; digit++)
            {
                var value = digit * Math.Pow(10, decade);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9) || (digit > 1 && every > 1)) continue;
                ticks.Add(new(value, digit == 1 && decade % every == 0 ? NumberText.OfDecade(decade) : ""));
            }
        return ticks;
    }

    // The smallest of 1, 2, 5 times a power of ten that is not below the wanted step.
    static double NiceStep(double wanted)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        var digit = wanted / decade;
        return decade * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
    }
}
