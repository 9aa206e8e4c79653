using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Cli.Kinds;
using GpuSim.Cli.Sweeps;
using GpuSim.Hopfield;
using GpuSim.SelfOrganizingMap;
using GpuSim.Spiking;
using GpuSim.Sweeps;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim stats</c>: the numbers of a run, read back from its file.</summary>
internal sealed class Stats : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var file = Words.Argument("FILE", "A result of `gpusim run -o`; the .partial that a killed run left will do. For the structure of a network, its config (.json) or what `gpusim export` wrote.");
        var from = Words.Time("--from", "Start of the window, such as \"0.2 s\".");
        var to = Words.Time("--to", "End of the window; the end of the run if not said.");
        var json = Words.Json("all numbers");
        var command = new Command("stats", "Rates, irregularity, synchrony, correlation and frequency of every population; of memories, the overlaps; of maps, the errors; of networks, degrees, reciprocity, clustering and shortest paths.") { file, from, to, json };
        command.SetAction(parsed =>
        {
            if (NetworkFile.Recognizes(parsed.GetValue(file)!))
            {
                RefuseWindow("a network");
                NetworkView.Print(NetworkFile.Measure(parsed.GetValue(file)!), parsed.GetValue(json));
                return ExitCode.Done;
            }
            if (SweepSummary.IsSweep(parsed.GetValue(file)!))
            {
                RefuseWindow("a sweep");
                SweepView.Print(SweepSummary.Read(parsed.GetValue(file)!), parsed.GetValue(json));
                return ExitCode.Done;
            }
            if (ArrayReport.KindIn(parsed.GetValue(file)!) is ("som" or "hopfield") and var kind)
            {
                RefuseWindow(kind == "som" ? "a map" : "memories");
                if (kind == "som") MapView.Print(MapReport.Read(parsed.GetValue(file)!), parsed.GetValue(json));
                else HopfieldView.Print(RecallReport.Read(parsed.GetValue(file)!), parsed.GetValue(json));
                return ExitCode.Done;
            }
            var raster = RasterFile.Summarize(parsed.GetValue(file)!, parsed.GetValue(from) ?? 0, parsed.GetValue(to));
            if (parsed.GetValue(json)) JsonOutput.Print(raster, StatsJson.Default.RasterReport);
            else Print(raster, Console.Out);
            return ExitCode.Done;

            void RefuseWindow(string found)
            {
                if ((parsed.GetValue(from) ?? parsed.GetValue(to)) is not null)
                    throw new FailedRunException(ExitCode.WrongInput, $"--from, --to: expected a file with biological time, got {parsed.GetValue(file)}, which holds {found}. Leave them out.");
            }
        });
        return command;
    }

    static void Print(RasterReport raster, TextWriter output)
    {
        var table = new TextTable("population", "neurons", "spikes", "rate (Hz)", "CV of intervals", "CV₂", "Fano factor", "synchrony χ", "correlation", "peak (Hz)", "width (Hz)", "peak/floor");
        foreach (var p in raster.Statistics.Populations)
            table.Add(p.Name, p.Size, p.Spikes, p.RateHz, p.CvIsi, p.Cv2, p.Fano, p.Synchrony, p.Correlation, p.FrequencyHz, p.PeakWidthHz, p.PeakPower);
        var network = raster.Statistics.Network;
        table.Add("(network)", network.Neurons, network.Spikes, network.RateHz, network.CvIsi, network.Cv2, network.Fano, network.Synchrony, network.Correlation, network.FrequencyHz, network.PeakWidthHz, network.PeakPower);
        table.Print(output);
        output.WriteLine();
        Print(raster.Rates, output);
        if (raster.Weights.Count > 0) PrintWeights(raster.Weights, output);

        if (network.Regime is { } regime) Line("regime", $"{regime.Name()}: {network.Because}");
        Line("window", $"{raster.Statistics.FromMs / 1000:0.####} s to {raster.Statistics.ToMs / 1000:0.####} s");
        Line("raster", $"sha256 {raster.RasterSha256 ?? "– (the file was not closed)"}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-10} {text.ToString(CultureInfo.InvariantCulture)}");
    }

    static void Print(IReadOnlyList<RateSummary> rates, TextWriter output)
    {
        if (rates.Count == 0) return;
        var table = new TextTable("rate of", "bin (ms)", "bins", "mean (Hz)", "SD (Hz)", "smallest", "largest");
        foreach (var rate in rates) table.Add(rate.Population, rate.BinMs, rate.Bins, rate.MeanHz, rate.SdHz, rate.MinHz, rate.MaxHz);
        table.Print(output);
        output.WriteLine();
    }

    static void PrintWeights(IReadOnlyList<WeightReport> weights, TextWriter output)
    {
        var table = new TextTable("weights", "synapses", "time (ms)", "unit", "mean", "SD", "min", "max");
        foreach (var projection in weights)
            table.Add(projection.Projection, projection.Synapses, projection.TimeMs, projection.Unit,
                new Significant(projection.Mean), new Significant(projection.StandardDeviation), new Significant(projection.Min), new Significant(projection.Max));
        table.Print(output);
        output.WriteLine();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(RegimeConverter)])]
[JsonSerializable(typeof(RasterReport))]
internal sealed partial class StatsJson : JsonSerializerContext;
