using System.Globalization;

namespace GpuSim.Model.Sweeps;

/// <summary>Numbers as a person would have written them: 3 × 0.4 is 1.2, and not what is nearest to it in binary.</summary>
static class NumberText
{
    const double Largest = 1e15, Smallest = 1e-9; // a decimal keeps all digits of what lies between
    const double LargestDecimal = 7.9e28;

    public static string Of(double number) => number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The product as text.</summary>
    public static string Product(double one, double other) => IsPlain(one) && IsPlain(other) && Math.Abs(one * other) < LargestDecimal ? Of((double)((decimal)one * (decimal)other)) : Of(one * other);

    /// <summary>A part of the way from one number to another, in twelve digits.</summary>
    public static double Between(double from, double to, int step, int steps) => IsPlain(from) && IsPlain(to)
        ? Rounded((double)((decimal)from + ((decimal)to - (decimal)from) * step / steps), 12)
        : from + (to - from) * step / steps;

    /// <summary>The number in so many digits.</summary>
    public static double Rounded(double number, int digits = 9) => double.Parse(number.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static bool IsPlain(double number) => number == 0 || Math.Abs(number) is >= Smallest and <= Largest;
}
