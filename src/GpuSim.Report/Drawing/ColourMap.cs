namespace GpuSim.Report.Drawing;

/// <summary>Numbers between 0 and 1 as colours; what is not a number is grey.</summary>
public sealed class ColourMap
{
    readonly Colour[] _steps = new Colour[256];

    /// <summary>From a formula in OKLab, which is even to the eye: lightness 0 to 1, a towards red, b towards yellow.</summary>
    internal ColourMap(Func<double, OkLab> formula)
    {
        for (var i = 0; i < _steps.Length; i++) _steps[i] = formula(i / 255.0).ToColour();
    }

    /// <summary>The colour of no value.</summary>
    public static Colour Undefined { get; } = new(190, 190, 190);

    /// <summary>The colour at a fraction; beyond 0 and 1 that of the end.</summary>
    public Colour At(double fraction) => double.IsNaN(fraction) ? Undefined : _steps[(int)(Math.Clamp(fraction, 0, 1) * 255 + 0.5)];
}
