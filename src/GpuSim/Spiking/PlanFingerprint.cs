using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GpuSim.Model;
using GpuSim.Model.Spiking.Space;
using GpuSim.Planning.Spiking;
using GpuSim.UserModels;

namespace GpuSim.Spiking;

/// <summary>One text for everything that decides a raster, and its hash.</summary>
internal static class PlanFingerprint
{
    /// <summary>SHA-256 over everything that decides the raster, written out: seeds, dt, populations, projections, stimuli, quanta.</summary>
    public static string Of(SpikingPlan plan)
    {
        var text = new StringBuilder();
        var experiment = plan.Experiment;
        text.Append(CultureInfo.InvariantCulture, $"seeds {experiment.Seeds.Network} {experiment.Seeds.Noise} dt {experiment.Dt:R}\n");
        foreach (var models in ModelOrigin.Of(experiment)) text.Append(CultureInfo.InvariantCulture, $"models {models}\n");
        foreach (var (index, population, receptors) in plan.Populations)
        {
            text.Append(CultureInfo.InvariantCulture, $"population {population.Name} {population.Size} {population.Model.Schema.Name}");
            foreach (var (name, value) in population.Parameters.All.OrderBy(entry => entry.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $" {name}={value:R}");
            foreach (var (name, values) in population.Varied.OrderBy(entry => entry.Key, StringComparer.Ordinal)) text.Append(' ').Append(name).Append('~').Append(Words(values));
            foreach (var (variable, initial) in population.Model.Schema.Variables.Zip(population.Initial)) text.Append(' ').Append(Words(initial ?? variable.Initial(population.Parameters)));
            if (population.Positions is { } positions) text.Append(' ').Append(Words(positions.Layout));
            foreach (var receptor in receptors) text.Append(CultureInfo.InvariantCulture, $" quantum {receptor.Quantum:R}");
            text.Append('\n');
        }
        foreach (var projection in experiment.Projections)
            text.Append(CultureInfo.InvariantCulture, $"projection {projection.Name} {projection.From.Name}{StimulusWords.Of(projection.FromSlice)} {projection.To.Name}{StimulusWords.Of(projection.ToSlice)} {projection.Rule} {Words(projection.Weight)} {Words(projection.Delay)} {projection.Receptor}\n");
        foreach (var stimulus in experiment.Stimuli) text.Append(StimulusWords.Of(stimulus));
        foreach (var trains in plan.Trains) text.Append(StimulusWords.Of(trains));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    static string Words(Layout layout) => layout switch
    {
        Layout.Grid grid => $"grid({Numbers(grid.Shape.Select(count => (double)count))})",
        Layout.Random random => FormattableString.Invariant($"random({random.Axes})"),
        Layout.Listed listed => $"list({Numbers(listed.Points.SelectMany(point => point))})",
        _ => throw new NotSupportedException(),
    } + $" {Numbers(Enumerable.Range(0, layout.Dimensions).SelectMany(axis => new[] { layout.ExtentOf(axis), layout.CenterOf(axis) }))}{(layout.Periodic ? " periodic" : "")}";

    static string Numbers(IEnumerable<double> numbers) => string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    static string Words(Distribution distribution) => distribution switch
    {
        Distribution.Constant constant => FormattableString.Invariant($"{constant.Value:R}"),
        Distribution.Uniform uniform => FormattableString.Invariant($"uniform({uniform.Low:R},{uniform.High:R})"),
        Distribution.Normal normal => FormattableString.Invariant($"normal({normal.Mean:R},{normal.StandardDeviation:R},{normal.Min:R},{normal.Max:R},{normal.Outside})"),
        Distribution.Lognormal lognormal => FormattableString.Invariant($"lognormal({lognormal.Mean:R},{lognormal.StandardDeviation:R},{lognormal.Sign})"),
        Distribution.ByDistance far => far.Profile.ToString(),
        Distribution.FromFile file => FormattableString.Invariant($"file({file.Factor:R})"),
        Distribution.Listed listed => $"list({Numbers(listed.Values)})",
        _ => throw new NotSupportedException(),
    };
}
