using System.Numerics;

namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>What a map that learnt visual stimuli (x, y, ocularity, r cos 2φ, r sin 2φ) prefers where; for maps that are <see cref="MapShape.IsSquareSheet"/>.</summary>
/// <remarks>Sources: Obermayer, Ritter and Schulten 1990, doi:10.1073/pnas.87.21.8345; Erwin, Obermayer and Schulten 1995, doi:10.1162/neco.1995.7.3.425.</remarks>
public sealed class VisualMap
{
    /// <summary>Numbers in a stimulus.</summary>
    public const int Dimensions = 5;

    readonly MapShape _shape;
    readonly double[] _x, _y;

    /// <summary>Takes the map apart.</summary>
    /// <param name="shape">Of the map.</param>
    /// <param name="weights">[unit, 5].</param>
    public VisualMap(MapShape shape, ReadOnlySpan<float> weights)
    {
        _shape = shape;
        _x = Part(weights, 0);
        _y = Part(weights, 1);
        Ocularity = Part(weights, 2);
        var (cosine, sine) = (Part(weights, 3), Part(weights, 4));
        var preference = new Complex[shape.Units];
        for (var unit = 0; unit < preference.Length; unit++) preference[unit] = new(cosine[unit], sine[unit]);
        Preference = preference;
        Pinwheels = new(shape, preference);
        Crossings = new(shape, Ocularity, preference);
    }

    /// <summary>Correlation of units' columns with the x they prefer, and of their rows with the y.</summary>
    public (double X, double Y) Retinotopy => (Correlation(_x, unit => unit % _shape.Width), Correlation(_y, unit => unit / _shape.Width));

    /// <summary>[unit] the ocular-dominance map: above 0 for one eye, below for the other.</summary>
    public double[] Ocularity { get; }

    /// <summary>[unit] r e^(2iφ).</summary>
    public Complex[] Preference { get; }

    /// <summary>[unit] φ in degrees, from 0 to below 180.</summary>
    public double[] Orientation => Array.ConvertAll(Preference, z => (z.Phase / 2 * (180 / Math.PI) + 180) % 180);

    /// <summary>[unit] r.</summary>
    public double[] Selectivity => Array.ConvertAll(Preference, z => z.Magnitude);

    /// <summary>Where all orientations meet.</summary>
    public Pinwheels Pinwheels { get; }

    /// <summary>How borders between the eyes cross lines of one orientation.</summary>
    public CrossingAngles Crossings { get; }

    static double[] Part(ReadOnlySpan<float> weights, int dimension)
    {
        var part = new double[weights.Length / Dimensions];
        for (var unit = 0; unit < part.Length; unit++) part[unit] = weights[unit * Dimensions + dimension];
        return part;
    }

    static double Correlation(double[] values, Func<int, int> place)
    {
        var (meanValue, meanPlace) = (values.Average(), Enumerable.Range(0, values.Length).Average(place));
        double both = 0, ofValues = 0, ofPlaces = 0;
        for (var unit = 0; unit < values.Length; unit++)
        {
            var (value, distance) = (values[unit] - meanValue, place(unit) - meanPlace);
            both += value * distance;
            ofValues += value * value;
            ofPlaces += distance * distance;
        }
        return both / Math.Sqrt(ofValues * ofPlaces);
    }
}
