using System.Globalization;
using System.Text;

namespace GpuSim.Cli.Live;

/// <summary>Letters of one colour.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Band">Whose colour; null for that of words.</param>
internal readonly record struct LiveText(string Text, int? Band = null);

/// <summary>How far the run is.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Done">Of the phase, in [0, 1].</param>
/// <param name="Wall">Spent in the phase, s.</param>
/// <param name="Biological">Time to simulate, s.</param>
internal readonly record struct LiveProgress(RunPhase Phase, double Done, double Wall, double Biological);

/// <summary>The rows of text of one moment: raster, time axis, rates, progress.</summary>
internal static class LiveFrame
{
    const string Bars = " ▁▂▃▄▅▆▇█";
    const int LabelWidth = 13, RateWidth = 10;

    /// <summary>Rows beside those of the raster.</summary>
    public static int OtherRows(int bands) => 2 + bands;

    /// <summary>Columns of dots that fit.</summary>
    public static int Columns(int width) => 2 * Math.Max(1, width - LabelWidth - RateWidth);

    /// <summary>All rows, that of progress only while there is any; cut where the terminal is narrower than the raster was made for, so that no line wraps.</summary>
    public static IReadOnlyList<IReadOnlyList<LiveText>> Rows(LiveSnapshot raster, LiveProgress? progress, int width, int height)
    {
        var letters = Math.Min(raster.Dots.Length, Columns(width)) / 2;
        var first = raster.Dots.Length - 2 * letters;
        var rows = new List<IReadOnlyList<LiveText>>();
        for (var band = 0; band < raster.Bands.Count; band++)
        {
            for (var row = 0; row < raster.Bands[band].Rows; row++)
                rows.Add([new(Label(raster.Bands[band], row), row == 0 ? band : null), new(Dots(raster, raster.Bands[band].FirstRow + row, first), band)]);
        }
        rows.Add([new(Axis(raster, letters))]);
        rows.AddRange(raster.Bands.Select((band, n) => (IReadOnlyList<LiveText>)[new(Cut(band.Of.Name), n), new(Bar(raster, n, first), n), new(Rate(raster, n))]));
        if (progress is { } now) rows.Add([new(Progress(now, Math.Min(width, LabelWidth + letters + RateWidth)))]);
        return [.. rows.Skip(Math.Max(0, rows.Count - height)).Select(row => Fitting(row, width))];
    }

    // Of a terminal narrower than names and rates, what fits.
    static IReadOnlyList<LiveText> Fitting(IReadOnlyList<LiveText> row, int width)
    {
        var fitting = new List<LiveText>();
        foreach (var text in row)
        {
            var room = Math.Max(0, width - fitting.Sum(before => before.Text.Length));
            fitting.Add(text.Text.Length > room ? text with { Text = text.Text[..room] } : text);
        }
        return fitting;
    }

    static string Label(LiveBand band, int row) => row switch
    {
        0 => Cut(band.Of.Name),
        1 when band.Shown < band.Of.Size => Cut($" 1 of {band.Of.Size / band.Shown}"),
        _ => Cut(""),
    };

    static string Cut(string name) => (name.Length < LabelWidth ? name : name[..(LabelWidth - 2)] + "…").PadRight(LabelWidth);

    // Bits of a letter of braille: left column 0, 1, 2, 6 from the top, right column 3, 4, 5, 7.
    static string Dots(LiveSnapshot raster, int row, int first)
    {
        var text = new StringBuilder();
        for (var column = first; column + 1 < raster.Dots.Length; column += 2)
        {
            var (left, right) = (Four(raster.Dots[column], row), Four(raster.Dots[column + 1], row));
            text.Append((char)(0x2800 | left & 7 | (right & 7) << 3 | (left & 8) << 3 | (right & 8) << 4));
        }
        return text.ToString();
    }

    static int Four(ulong[] column, int row) => (int)(column[row / 16] >> row % 16 * 4 & 15);

    static string Axis(LiveSnapshot raster, int letters)
    {
        var from = Seconds(Math.Max(0, raster.EndMs - 2 * letters * raster.ColumnMs));
        var to = Seconds(raster.EndMs);
        return new string(' ', LabelWidth) + from + new string('─', Math.Max(1, letters - from.Length - to.Length)) + to;
    }

    static string Seconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.00} s");

    // As high as the window's highest.
    static string Bar(LiveSnapshot raster, int band, int first)
    {
        var counts = new List<int>();
        for (var column = first; column + 1 < raster.Spikes.Length; column += 2) counts.Add(raster.Spikes[column][band] + raster.Spikes[column + 1][band]);
        var highest = Math.Max(1, counts.Max());
        return string.Concat(counts.Select(count => Bars[(count * (Bars.Length - 1) + highest - 1) / highest]));
    }

    static string Rate(LiveSnapshot raster, int band)
    {
        var seconds = Math.Min(raster.EndMs, raster.ColumnMs * raster.Spikes.Length) / 1000;
        var spikes = raster.Spikes.Sum(column => (long)column[band]);
        return seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{spikes / seconds / raster.Bands[band].Of.Size,7:0.0} Hz") : "";
    }

    static string Progress(LiveProgress progress, int width)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $" {100 * progress.Done,3:0} %");
        if (progress is { Phase: RunPhase.Simulate, Done: > 0, Biological: > 0 })
            words += string.Create(CultureInfo.InvariantCulture, $"  {progress.Wall / (progress.Done * progress.Biological):0.00} × real time  {progress.Wall * (1 / progress.Done - 1):0} s left");
        var room = Math.Max(0, width - LabelWidth - words.Length);
        var done = (int)(room * progress.Done);
        var line = progress.Phase.ToString().PadRight(LabelWidth) + new string('━', done) + new string('╌', room - done) + words;
        return line.Length > width ? line[..width] : line;
    }
}
