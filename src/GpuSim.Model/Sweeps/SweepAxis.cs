namespace GpuSim.Model.Sweeps;

/// <summary>A quantity that differs from point to point, and the values of the config that follow it.</summary>
/// <param name="Name">For the table and the pictures.</param>
/// <param name="Paths">Of the values that follow it, as <c>--set</c> names them.</param>
/// <param name="Values">What it takes; none where a range is sampled.</param>
public sealed record SweepAxis(string Name, IReadOnlyList<string> Paths, IReadOnlyList<AxisValue> Values)
{
    /// <summary>Unit of its numbers; empty for bare numbers and for what is no number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What its numbers are multiplied by on the way into the config; null for nothing.</summary>
    public AxisFactor? Times { get; init; }

    /// <summary>Where it is sampled.</summary>
    public AxisRange? Range { get; init; }

    /// <summary>Whether all its values are numbers of one unit.</summary>
    public bool IsNumeric => Range is not null || Values.All(value => value.Number is not null);

    /// <summary>The value of a number: as the table shows it, and as it goes into the config.</summary>
    public AxisValue At(double number) => new(
        number,
        Unit.Length == 0 ? NumberText.Of(number) : $"{NumberText.Of(number)} {Unit}",
        Times is null ? Placed(NumberText.Of(number), Unit) : Placed(NumberText.Product(number, Times.Number), Times.Unit));

    static string Placed(string number, string unit) => unit.Length == 0 ? number : $"\"{number} {unit}\"";
}

/// <summary>A value of an axis.</summary>
/// <param name="Number">In the axis's unit; null where it is no number.</param>
/// <param name="Text">As the table shows it.</param>
/// <param name="Json">As it goes into the config.</param>
public sealed record AxisValue(double? Number, string Text, string Json);

/// <summary>A quantity that numbers are multiplied by.</summary>
/// <param name="Number">Of it.</param>
/// <param name="Unit">Of it; empty for none.</param>
public sealed record AxisFactor(double Number, string Unit);

/// <summary>What is sampled.</summary>
/// <param name="From">Lower end.</param>
/// <param name="To">Upper end.</param>
/// <param name="Logarithmic">Whether the logarithm is uniform.</param>
public sealed record AxisRange(double From, double To, bool Logarithmic)
{
    /// <summary>Whether its numbers are rounded to the nearest whole ones.</summary>
    public bool Whole { get; init; }

    /// <summary>The number at a part of the way, in nine digits; the logarithm's own part of its way where it is logarithmic.</summary>
    public double At(double part) => Counted(NumberText.Rounded(Logarithmic
        ? Dynamics.Numerics.Exponential.Exp((1 - part) * Dynamics.Numerics.Logarithm.Log(From) + part * Dynamics.Numerics.Logarithm.Log(To))
        : (1 - part) * From + part * To));

    /// <summary>Equal steps from end to end.</summary>
    public IEnumerable<double> Grid(int points) => Enumerable.Range(0, points).Select(point => point == 0 ? From : point == points - 1 ? To : Step(point, points));

    double Step(int point, int points) => Logarithmic ? At((double)point / (points - 1)) : Counted(NumberText.Between(From, To, point, points - 1));

    double Counted(double number) => Whole ? Math.Round(number, MidpointRounding.AwayFromZero) : number;
}
