using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>Points of recall that differ in one thing, in its order.</summary>
/// <param name="Name">What they have in common: <c>degree 3</c>; empty for the only curve.</param>
/// <param name="At">[point] the thing in which they differ.</param>
/// <param name="Overlaps">[point] overlap at the end, mean over trials.</param>
/// <param name="OverlapErrors">[point] its standard error; NaN where there is none.</param>
/// <param name="Recalled">[point] part of the probes recalled.</param>
/// <param name="RecalledErrors">[point] its standard error; NaN where there is none.</param>
public sealed record RecallCurve(string Name, double[] At, double[] Overlaps, double[] OverlapErrors, double[] Recalled, double[] RecalledErrors);

/// <summary>Curves with their errors.</summary>
static class RecallCurves
{
    const int MostCategories = 6;

    /// <summary>A colour for each curve: of few any, of many in their order.</summary>
    public static Colour Colour(int curve, int curves) => curves <= MostCategories ? Palette.Category(curve) : Palette.Sequential.At(0.92 * curve / (curves - 1));

    /// <summary>Draws the curves on axes whose frame is there.</summary>
    /// <param name="axes">Overlaps from 0 to 1 or percents upwards.</param>
    /// <param name="curves">In the order of the legend.</param>
    /// <param name="recalled">The part recalled; else overlaps.</param>
    /// <param name="joined">Whether what lies between points has a meaning.</param>
    public static void Draw(Axes axes, IReadOnlyList<RecallCurve> curves, bool recalled, bool joined = true)
    {
        foreach (var (k, curve) in curves.Index())
        {
            var (values, errors) = recalled ? (curve.Recalled, curve.RecalledErrors) : (curve.Overlaps, curve.OverlapErrors);
            if (recalled) (values, errors) = (Array.ConvertAll(values, value => 100 * value), Array.ConvertAll(errors, error => 100 * error));
            var colour = Colour(k, curves.Count);
            if (joined) axes.Line(curve.At, values, new(colour, 2));
            axes.ErrorBars(curve.At, [.. values.Zip(errors, (value, error) => value - error)], [.. values.Zip(errors, (value, error) => value + error)], colour);
            axes.Points(curve.At, values, 3.5, colour);
        }
    }

    /// <summary>The legend's entries; none for a single curve.</summary>
    public static (string, Colour)[] Entries(IReadOnlyList<RecallCurve> curves) =>
        curves.Count == 1 ? [] : [.. curves.Select((curve, k) => (curve.Name, Colour(k, curves.Count)))];

    /// <summary>A scale that holds overlaps, which may be below 0.</summary>
    public static Scale OverlapScale(IReadOnlyList<RecallCurve> curves) =>
        Scale.Linear("overlap", Math.Min(0, curves.SelectMany(curve => curve.Overlaps).Where(double.IsFinite).DefaultIfEmpty().Min() * 1.1), 1.04);

    /// <summary>What error bars are.</summary>
    public static string Errors(int trials) => trials > 1 ? $"Bars are standard errors over {trials} trials." : "Bars are standard errors over the probes of the one trial.";
}
