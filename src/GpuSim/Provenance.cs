using System.Globalization;
using GpuSim.Execution;
using GpuSim.Model;
using GpuSim.UserModels;

namespace GpuSim;

/// <summary>Where a result comes from: enough to make it again.</summary>
internal static class Provenance
{
    /// <summary>Version of GpuSim.</summary>
    public static string Version { get; } = typeof(Provenance).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What the file says of its origin.</summary>
    /// <param name="experiment">What ran.</param>
    /// <param name="device">Where.</param>
    /// <param name="threads">Host threads.</param>
    /// <param name="config">The config's text.</param>
    /// <param name="set">The changes made to it.</param>
    /// <param name="fingerprint">SHA-256 over everything that decides the result; null where the kind has none.</param>
    public static IReadOnlyDictionary<string, object> Of(Experiment experiment, IDevice device, int threads, string config, IReadOnlyList<string> set, string? fingerprint)
    {
        var origin = new Dictionary<string, object>
        {
            ["name"] = experiment.Name,
            ["kind"] = experiment.Kind,
            ["config"] = config,
            ["config_set"] = string.Join('\n', set),
            ["seed_network"] = experiment.Seeds.Network,
            ["seed_noise"] = experiment.Seeds.Noise,
            ["device_kind"] = device.Kind,
            ["device_name"] = device.Name,
            ["threads"] = (long)threads,
        };
        if (ModelOrigin.Of(experiment) is { Count: > 0 } models) origin["models"] = string.Join('\n', models);
        if (fingerprint is not null) origin["fingerprint"] = fingerprint;
        origin["gpusim_version"] = Version;
        origin["runtime"] = $".NET {Environment.Version}";
        origin["created_utc"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return origin;
    }
}
