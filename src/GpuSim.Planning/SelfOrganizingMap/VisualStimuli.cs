using GpuSim.Dynamics.Numerics;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>The stimuli of a visual map and the weights that prefer them.</summary>
static class VisualStimuli
{
    /// <summary>[dimension].</summary>
    public static readonly IReadOnlyList<string> Names = ["x", "y", "ocularity", "orientation_cos", "orientation_sin"];

    /// <summary>Every combination once: rows slowest, then columns, eyes (+ first) and orientations.</summary>
    public static SampleTable Make(TrainingData.VisualMap visual)
    {
        var count = visual.Columns * visual.Rows * 2 * visual.Orientations;
        var numbers = new double[count * Names.Count];
        var at = 0;
        for (var row = 0; row < visual.Rows; row++)
            for (var column = 0; column < visual.Columns; column++)
                for (var eye = 1; eye >= -1; eye -= 2)
                    for (var orientation = 0; orientation < visual.Orientations; orientation++, at += Names.Count)
                        Write(numbers.AsSpan(at), Spread(column, visual.Columns), Spread(row, visual.Rows), eye * visual.Ocularity, 2 * Math.PI * orientation / visual.Orientations, visual.Radius);
        return new(count, numbers, Names, null);
    }

    /// <summary>A stimulus.</summary>
    /// <param name="numbers">Receives it.</param>
    /// <param name="x">Place in the visual field.</param>
    /// <param name="y">Place in the visual field.</param>
    /// <param name="ocularity">Above 0 for one eye.</param>
    /// <param name="angle">2φ.</param>
    /// <param name="radius">How much it has an orientation.</param>
    public static void Write(Span<double> numbers, double x, double y, double ocularity, double angle, double radius)
    {
        (numbers[0], numbers[1], numbers[2]) = (x, y, ocularity);
        (numbers[3], numbers[4]) = (radius * Trigonometry.Cos(angle), radius * Trigonometry.Sin(angle));
    }

    /// <summary>Places evenly over [0, 1]; one alone in the middle.</summary>
    public static double Spread(int place, int places) => places == 1 ? 0.5 : place / (places - 1.0);
}
