using System.Diagnostics.CodeAnalysis;
using GpuSim.Model.Hopfield.Description;

namespace GpuSim.Model.Hopfield;

/// <summary>Describes memories to recall and makes an experiment of them, or says everything that is wrong.</summary>
/// <example><code>
/// var builder = new HopfieldExperimentBuilder { Name = "capacity", Seeds = new(42), Trials = 10 };
/// foreach (var load in new[] { 0.05, 0.1, 0.15 })
///     builder.Add(new HopfieldDescription { Neurons = 2000, Patterns = new PatternSource.Random { Load = load }, Sweeps = 50 }, ("patterns.random.load", $"{load}"));
/// var experiment = builder.Build();
/// </code></example>
public sealed class HopfieldExperimentBuilder
{
    readonly List<(HopfieldDescription Description, (string Path, string Value)[] Coordinates)> _points = [];

    /// <summary>For tables and files.</summary>
    public string Name { get; init; } = "experiment";

    /// <summary>Of patterns, and of disturbances, order and noise.</summary>
    public Seeds Seeds { get; init; } = new(1);

    /// <summary>Times each point is repeated with other draws.</summary>
    public int Trials { get; init; } = 1;

    /// <summary>Whether patterns and states go into the file; null for where there is one point and one trial.</summary>
    public bool? RecordStates { get; init; }

    /// <summary>Whether energies go into the file; null for where there is one point and one trial.</summary>
    public bool? RecordEnergies { get; init; }

    /// <summary>Whether overlaps by the age of the pattern go into the file.</summary>
    public bool RecordAges { get; init; }

    /// <summary>Appends a point.</summary>
    /// <param name="memory">What is stored and recalled there.</param>
    /// <param name="coordinates">Of the point among several: each path in a config, such as <c>patterns.random.load</c>, and the value as JSON would say it. All points have the same paths.</param>
    public HopfieldExperimentBuilder Add(HopfieldDescription memory, params (string Path, string Value)[] coordinates)
    {
        _points.Add((memory, coordinates));
        return this;
    }

    /// <summary>The experiment.</summary>
    /// <exception cref="InvalidDescriptionException">Something is wrong; it holds all that is.</exception>
    public HopfieldExperiment Build() => TryBuild(out var experiment, out var problems) ? experiment : throw new InvalidDescriptionException(problems);

    /// <summary>The experiment, or everything that is wrong; what is wrong at many points in the same way is told once.</summary>
    /// <returns>Whether there is an experiment.</returns>
    public bool TryBuild([NotNullWhen(true)] out HopfieldExperiment? experiment, out IReadOnlyList<Problem> problems)
    {
        var found = new Problems();
        if (Trials < 1) found.Add("trials", $"expected at least 1 trial, got {Trials}");
        CheckCoordinates(found);
        var setups = _points.Select(point => point.Description.Check(found)).ToList();
        problems = [.. found.Distinct()];
        experiment = null;
        if (found.Count > 0) return false;

        var alone = setups.Count == 1 && Trials == 1;
        experiment = new()
        {
            Name = Name,
            Seeds = Seeds,
            Points = [.. setups.Select((setup, index) => new HopfieldPoint([.. _points[index].Coordinates.Select(axis => KeyValuePair.Create(axis.Path, axis.Value))], setup!))],
            Trials = Trials,
            Record = new(RecordStates ?? alone, RecordEnergies ?? alone, RecordAges),
        };
        return true;
    }

    void CheckCoordinates(Problems problems)
    {
        if (_points.Count == 0)
        {
            problems.Add("patterns", $"expected at least one memory, got none");
            return;
        }
        var axes = Axes(_points[0].Coordinates);
        if (_points.Find(point => Axes(point.Coordinates) != axes) is { Description: not null } odd)
            problems.Add("vary", $"expected coordinates {axes} at every point, got {Axes(odd.Coordinates)}");
        else if (_points.DistinctBy(point => string.Join('\n', point.Coordinates.Select(axis => axis.Value))).Count() < _points.Count)
            problems.Add("vary", $"expected every point once, got two with the same coordinates");

        static string Axes((string Path, string Value)[] coordinates) => $"[{string.Join(", ", coordinates.Select(axis => axis.Path))}]";
    }
}
