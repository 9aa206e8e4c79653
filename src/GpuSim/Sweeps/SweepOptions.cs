using GpuSim.Model;

namespace GpuSim.Sweeps;

/// <summary>How to run a sweep; nothing here changes its table.</summary>
public sealed record SweepOptions
{
    /// <summary>The folder that takes the table.</summary>
    public required string Output { get; init; }

    /// <summary>Whether to go on with what is there; else the folder must be empty.</summary>
    public bool Resume { get; init; }

    /// <summary>Which of the points to run.</summary>
    public SweepPart Part { get; init; } = new(1, 1);

    /// <summary>As <see cref="RunOptions.Device"/>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>CPU threads in all; null for one per core.</summary>
    public int? Threads { get; init; }

    /// <summary>Points that run at the same time; null for as many as have a thread and memory.</summary>
    public int? AtOnce { get; init; }

    /// <summary>Told once how it will run, before the first point.</summary>
    public Action<SweepSchedule>? Begun { get; init; }

    /// <summary>Called after every point, from one thread at a time.</summary>
    public Action<SweepProgress>? Progress { get; init; }

    /// <summary>Ends the sweep; points that were running are lost, the others kept.</summary>
    public CancellationToken Cancel { get; init; }
}

/// <summary>How far a sweep has come.</summary>
/// <param name="Done">Points of this call that have ended, those that failed among them.</param>
/// <param name="Points">Points of this call.</param>
/// <param name="Failed">How many failed.</param>
public readonly record struct SweepProgress(int Done, int Points, int Failed);

/// <summary>A part of a sweep for one job of several. Points are dealt in the order in which they are run, so that parts take about as long.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">Parts in all.</param>
public sealed record SweepPart(int Number, int Of)
{
    /// <summary>Reads <c>2/5</c>.</summary>
    /// <exception cref="InvalidDescriptionException">It is no part.</exception>
    public static SweepPart Parse(string text) => text.Split('/') is [var number, var of] && Count(number) is { } i && Count(of) is { } n && i <= n
        ? new(i, n)
        : throw new InvalidDescriptionException([new("--part", $"expected a part such as 2/5, got \"{text}\"", "The first number counts from 1 to the second, which is how many jobs share the sweep.")]);

    static int? Count(string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
