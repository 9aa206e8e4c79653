using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Activity of a population over place and time.</summary>
/// <param name="Population">Whose.</param>
/// <param name="Variable">Of state, by its name; empty for rates.</param>
/// <param name="Quantity">Of the activity, with its unit.</param>
/// <param name="Values">[place, time] both ascending; NaN where there is none.</param>
/// <param name="From">Start, ms.</param>
/// <param name="To">End, ms.</param>
/// <param name="PlaceName">What the places are.</param>
/// <param name="Low">The lowest place's lower end.</param>
/// <param name="High">The highest place's upper end.</param>
/// <param name="IsRing">Whether the highest place is next to the lowest.</param>
public sealed record Activity(string Population, string Variable, string Quantity, double[,] Values, double From, double To, string PlaceName, double Low, double High, bool IsRing)
{
    /// <summary>Number of places.</summary>
    public int Places => Values.GetLength(0);

    /// <summary>Number of times.</summary>
    public int Times => Values.GetLength(1);

    /// <summary>The middle of a place.</summary>
    public double Place(double index) => Low + (index + 0.5) * (High - Low) / Places;
}

/// <summary>Activity as a heat map over place and time, and its profile at the end: a bump is a bright stripe that moves or stays.</summary>
public sealed class Bump : IFigure
{
    const double LastPart = 0.05; // of the times: the profile

    readonly Activity _activity;
    readonly double[] _profile; // [place]
    readonly double _profileFrom; // ms

    /// <param name="activity">At least two places and two times.</param>
    public Bump(Activity activity)
    {
        _activity = activity;
        var last = Math.Max(1, (int)(activity.Times * LastPart));
        _profileFrom = activity.To - last * (activity.To - activity.From) / activity.Times;
        _profile = [.. Enumerable.Range(0, activity.Places).Select(place => Enumerable.Range(activity.Times - last, last).Average(time => activity.Values[place, time]))];
    }

    /// <inheritdoc/>
    public string Name => $"activity:{_activity.Population}{(_activity.Variable.Length > 0 ? "." + _activity.Variable : "")}";

    /// <inheritdoc/>
    public string Title => $"{(_activity.Variable.Length > 0 ? _activity.Variable : "Activity")} of {_activity.Population} over {(_activity.IsRing ? "the ring" : "its neurons")}";

    /// <inheritdoc/>
    public string Caption => $"Left, {_activity.Quantity} by {_activity.PlaceName} and time; right, its mean over the last {NumberText.Short(_activity.To - _profileFrom)} ms.{(_activity.IsRing ? " The upper edge is next to the lower one." : "")}";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new($"highest at the end: {_activity.Quantity}", NumberText.Short(_profile.Max())),
        .. Centre() is { } centre ? [new FigureNumber($"its {(_activity.IsRing ? "centre" : "place")}: {_activity.PlaceName}", NumberText.Short(centre))] : Array.Empty<FigureNumber>(),
        .. Width() is { } width ? [new FigureNumber($"width at half height: {_activity.PlaceName}", NumberText.Short(width))] : Array.Empty<FigureNumber>(),
    ];

    double IFigure.Width => 900;

    /// <inheritdoc/>
    public double Height => 380;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var time = new TimeAxis(_activity.From, _activity.To);
        var place = Scale.Linear(_activity.PlaceName, _activity.Low, _activity.High);
        var colours = Scale.Linear(_activity.Quantity, Math.Min(0, Finite().DefaultIfEmpty(0).Min()), Math.Max(1e-9, Finite().DefaultIfEmpty(1).Max()));
        var map = new Axes(drawing, new(68, 14, 520, 312), time.Scale, place);
        map.Frame(grid: false);
        map.HeatMap(_activity.Values, colours, Palette.Sequential);
        ColourBar.Draw(drawing, map.Area, colours, Palette.Sequential);

        var profile = new Axes(drawing, new(752, 14, 130, 312), Scale.Linear(_activity.Quantity, colours.From, Math.Max(1.05 * _profile.Where(double.IsFinite).DefaultIfEmpty(1).Max(), 1e-9)), place);
        profile.Frame();
        profile.Line(_profile, [.. Enumerable.Range(0, _activity.Places).Select(n => _activity.Place(n))], new(Palette.Category(0), 2));
    }

    IEnumerable<double> Finite() => _activity.Values.Cast<double>().Where(double.IsFinite);

    // On a ring the direction of the mean vector; null where all places are alike.
    double? Centre()
    {
        if (!_activity.IsRing) return _profile.Max() > 0 ? _activity.Place(Array.IndexOf(_profile, _profile.Max())) : null;
        var (east, north) = (0.0, 0.0);
        for (var n = 0; n < _profile.Length; n++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (n + 0.5) / _profile.Length);
            (east, north) = (east + _profile[n] * cosine, north + _profile[n] * sine);
        }
        if (Math.Sqrt(east * east + north * north) < 1e-3 * _profile.Sum()) return null;
        var part = Math.Atan2(north, east) / (2 * Math.PI);
        return _activity.Low + (part < 0 ? part + 1 : part) * (_activity.High - _activity.Low);
    }

    // Of the places above half of the highest; null where that is everywhere.
    double? Width()
    {
        var above = _profile.Count(value => value > _profile.Max() / 2);
        return above == 0 || above == _profile.Length ? null : above * (_activity.High - _activity.Low) / _profile.Length;
    }
}
