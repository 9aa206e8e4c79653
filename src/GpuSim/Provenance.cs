using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GpuSim.Execution;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim;

/// <summary>Where a result comes from: enough to make it again.</summary>
internal static class Provenance
{
    /// <summary>Version of GpuSim.</summary>
    public static string Version { get; } = typeof(Provenance).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What the file says of its origin.</summary>
    public static IReadOnlyDictionary<string, object> Of(SpikingExperiment experiment, SpikingPlan plan, IDevice device, int threads, string config, IReadOnlyList<string> set) =>
        new Dictionary<string, object>
        {
            ["name"] = experiment.Name,
            ["kind"] = "spiking",
            ["config"] = config,
            ["config_set"] = string.Join('\n', set),
            ["seed_network"] = experiment.Seeds.Network,
            ["seed_noise"] = experiment.Seeds.Noise,
            ["device_kind"] = device.Kind,
            ["device_name"] = device.Name,
            ["threads"] = (long)threads,
            ["fingerprint"] = Fingerprint(plan),
            ["gpusim_version"] = Version,
            ["runtime"] = $".NET {Environment.Version}",
            ["created_utc"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };

    /// <summary>SHA-256 over everything that decides the raster, written out: seeds, dt, populations, projections, stimuli, quanta.</summary>
    public static string Fingerprint(SpikingPlan plan)
    {
        var text = new StringBuilder();
        var experiment = plan.Experiment;
        text.Append(CultureInfo.InvariantCulture, $"seeds {experiment.Seeds.Network} {experiment.Seeds.Noise} dt {experiment.Dt:R}\n");
        foreach (var (index, population, receptors) in plan.Populations)
        {
            text.Append(CultureInfo.InvariantCulture, $"population {population.Name} {population.Size} {population.Model.Schema.Name}");
            foreach (var (name, value) in population.Parameters.All.OrderBy(entry => entry.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $" {name}={value:R}");
            foreach (var initial in population.Initial) text.Append(' ').Append(Words(initial));
            foreach (var receptor in receptors) text.Append(CultureInfo.InvariantCulture, $" quantum {receptor.Quantum:R}");
            text.Append('\n');
        }
        foreach (var projection in experiment.Projections)
            text.Append(CultureInfo.InvariantCulture, $"projection {projection.Name} {projection.From.Name} {projection.To.Name} {projection.Rule} {Words(projection.Weight)} {Words(projection.Delay)} {projection.Receptor}\n");
        foreach (var stimulus in experiment.Stimuli)
            text.Append(stimulus switch
            {
                PoissonStimulus drive => FormattableString.Invariant($"poisson {drive.Name} {drive.To.Name} {drive.Rate:R} {drive.Weight:R} {drive.Receptor} {drive.Start:R} {drive.Stop:R}\n"),
                DirectCurrentStimulus current => FormattableString.Invariant($"dc {current.Name} {current.To.Name} {current.Amplitude:R} {current.Start:R} {current.Stop:R}\n"),
                _ => throw new NotSupportedException(),
            });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    static string Words(Distribution distribution) => distribution switch
    {
        Distribution.Constant constant => FormattableString.Invariant($"{constant.Value:R}"),
        Distribution.Uniform uniform => FormattableString.Invariant($"uniform({uniform.Low:R},{uniform.High:R})"),
        Distribution.Normal normal => FormattableString.Invariant($"normal({normal.Mean:R},{normal.StandardDeviation:R},{normal.Min:R},{normal.Max:R},{normal.Outside})"),
        _ => throw new NotSupportedException(),
    };
}
