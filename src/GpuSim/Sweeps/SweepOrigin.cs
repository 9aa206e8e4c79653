using GpuSim.Config;
using GpuSim.Config.Sweeps;
using GpuSim.Model.Sweeps;

namespace GpuSim.Sweeps;

/// <summary>What a sweep is made of: enough to make it again, and to know whether two are the same.</summary>
/// <param name="Name">Of the sweep.</param>
/// <param name="Config">Its text.</param>
/// <param name="ConfigSet">Changes to it by <c>--set</c>, one a line.</param>
/// <param name="ExperimentConfig">Text of the experiment that is varied.</param>
/// <param name="ExperimentKind">Its kind.</param>
/// <param name="Version">Of GpuSim.</param>
/// <param name="Runtime">What it began on.</param>
public sealed record SweepOrigin(string Name, string Config, string ConfigSet, string ExperimentConfig, string ExperimentKind, string Version, string Runtime)
{
    const int Fields = 7;

    /// <summary>Of a sweep read from its config.</summary>
    public static SweepOrigin Of(ExperimentDocument document)
    {
        var sweep = (SweepExperiment)document.Experiment;
        return new(sweep.Name, document.Text, string.Join('\n', document.Set), sweep.ConfigText, sweep.Of!, Provenance.Version, $".NET {Environment.Version}");
    }

    /// <summary>The sweep again, to list its points; they cannot be run, since the folder of the experiment is not known.</summary>
    public SweepExperiment Sweep() => SweepFile.Restore(Name, Config, ConfigSet.Length == 0 ? [] : ConfigSet.Split('\n'), ExperimentConfig) with { Of = ExperimentKind };

    /// <summary>What differs in words; null where both make the same table.</summary>
    public string? Difference(SweepOrigin other)
    {
        if (Config != other.Config) return $"the sweep's config{FirstLine(Config, other.Config)}";
        if (ConfigSet != other.ConfigSet) return $"what --set changes, from {Shown(ConfigSet)} to {Shown(other.ConfigSet)}";
        if (ExperimentConfig != other.ExperimentConfig) return $"the config of the experiment{FirstLine(ExperimentConfig, other.ExperimentConfig)}";
        if (Name != other.Name) return $"the sweep's name, from {Name} to {other.Name}";
        return Version == other.Version ? null : $"GpuSim, from version {Version} to {other.Version}";
    }

    internal string[] ToFields() => [Name, Config, ConfigSet, ExperimentConfig, ExperimentKind, Version, Runtime];

    internal static SweepOrigin? From(string[] fields) => fields.Length == Fields ? new(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]) : null;

    static string Shown(string set) => set.Length == 0 ? "nothing" : $"\"{set.Replace("\n", "\", \"", StringComparison.Ordinal)}\"";

    static string FirstLine(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(index => old.ElementAtOrDefault(index) != now.ElementAtOrDefault(index));
        return $" in line {line + 1}, from \"{old.ElementAtOrDefault(line)?.Trim()}\" to \"{now.ElementAtOrDefault(line)?.Trim()}\"";
    }
}
