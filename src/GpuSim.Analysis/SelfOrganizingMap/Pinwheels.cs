using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>Points of an orientation map around which every orientation is found once.</summary>
/// <remarks>Source of the density: Kaschube et al. 2010, doi:10.1126/science.1194869, where it is near π in many species.</remarks>
public sealed class Pinwheels
{
    /// <summary>Finds them: cells between four units around which 2φ winds once.</summary>
    internal Pinwheels(MapShape shape, Complex[] preference)
    {
        var places = new List<(int X, int Y, int Sign)>();
        for (var row = 0; row < shape.CellRows; row++)
            for (var column = 0; column < shape.CellColumns; column++)
                if (Winding(shape, preference, column, row) is var sign && sign != 0) places.Add((column, row, sign));
        Places = places;
        Wavelength = DominantWavelength(shape, preference);
        Density = Count * Wavelength * Wavelength / ((double)shape.CellColumns * shape.CellRows);
    }

    /// <summary>The unit at the cell's corner nearest to unit 0, and the sign: 1 where φ grows in a turn from x to y, −1 where it falls.</summary>
    public IReadOnlyList<(int X, int Y, int Sign)> Places { get; }

    /// <summary>Of both signs.</summary>
    public int Count => Places.Count;

    /// <summary>With sign 1.</summary>
    public int Positive => Places.Count(place => place.Sign > 0);

    /// <summary>With sign −1.</summary>
    public int Negative => Places.Count(place => place.Sign < 0);

    /// <summary>Λ in units: the inverse of the mean wave number of r e^(2iφ), weighted by power; NaN where the map is constant.</summary>
    /// <remarks>The mean is taken off first; a planar map is faded out towards its edges (Hann), where it does not go on.</remarks>
    public double Wavelength { get; }

    /// <summary>Pinwheels in an area of Λ².</summary>
    public double Density { get; }

    static int Winding(MapShape shape, Complex[] preference, int column, int row)
    {
        var (a, b, c, d) = shape.Corners(column, row);
        return (int)Math.Round((Turn(a, b) + Turn(b, c) + Turn(c, d) + Turn(d, a)) / (2 * Math.PI));
        double Turn(int from, int to) => Math.IEEERemainder(preference[to].Phase - preference[from].Phase, 2 * Math.PI);
    }

    static double DominantWavelength(MapShape shape, Complex[] preference)
    {
        var faded = Fade(shape, preference);
        for (var row = 0; row < shape.Height; row++) Transform(faded, row * shape.Width, 1, shape.Width);
        for (var column = 0; column < shape.Width; column++) Transform(faded, column, shape.Width, shape.Height);
        double power = 0, weighted = 0;
        for (var row = 0; row < shape.Height; row++)
        {
            for (var column = 0; column < shape.Width; column++)
            {
                var (kx, ky) = (Frequency(column, shape.Width), Frequency(row, shape.Height));
                var value = faded[row * shape.Width + column];
                var here = value.Real * value.Real + value.Imaginary * value.Imaginary;
                power += here;
                weighted += here * Math.Sqrt(kx * kx + ky * ky);
            }
        }
        return power > 0 ? power / weighted : double.NaN;
    }

    static Complex[] Fade(MapShape shape, Complex[] preference)
    {
        var window = new double[preference.Length];
        Complex sum = 0;
        var total = 0.0;
        for (var unit = 0; unit < window.Length; unit++)
        {
            window[unit] = shape.Toroidal ? 1 : Hann(unit % shape.Width, shape.Width) * Hann(unit / shape.Width, shape.Height);
            sum += window[unit] * preference[unit];
            total += window[unit];
        }
        var mean = sum / total;
        var faded = new Complex[window.Length];
        for (var unit = 0; unit < window.Length; unit++) faded[unit] = window[unit] * (preference[unit] - mean);
        return faded;
    }

    static double Hann(int place, int length) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * (place + 0.5) / length);

    static double Frequency(int index, int length) => (double)Math.Min(index, length - index) / length;

    static void Transform(Complex[] values, int first, int stride, int length)
    {
        var line = new Complex[length];
        for (var k = 0; k < length; k++) line[k] = values[first + k * stride];
        Fourier.Forward(line, FourierOptions.NoScaling);
        for (var k = 0; k < length; k++) values[first + k * stride] = line[k];
    }
}
