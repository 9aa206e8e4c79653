using System.Globalization;

namespace GpuSim.Cli;

/// <summary>A run's summary for people.</summary>
internal static class SummaryTable
{
    /// <summary>Prints populations first, then the network and the run.</summary>
    public static void Print(RunSummary run, TextWriter output)
    {
        var populations = new TextTable("population", "neurons", "spikes", "rate (Hz)", "CV of intervals");
        foreach (var population in run.Populations)
            populations.Add(population.Name, population.Size, population.Spikes, population.RateHz, population.CvIsi);
        populations.Print(output);
        output.WriteLine();

        Line("network", $"{run.Neurons:#,0} neurons, {run.Synapses:#,0} synapses, {run.BytesPerSynapse:0.00} bytes each, built in {run.BuildS:0.00} s");
        Line("simulated", $"{run.DurationMs / 1000:0.####} s in {run.Steps:#,0} steps of {run.DtMs} ms{(run.Interrupted ? ": interrupted" : "")}{(run.DiscardMs > 0 ? string.Create(CultureInfo.InvariantCulture, $"; figures leave out the first {run.DiscardMs / 1000:0.####} s") : "")}");
        Line("wall time", $"{run.SimulateS:0.000} s, {run.RealtimeFactor:0.000} × biological time, {run.SynapticEvents:#,0} synaptic events");
        Line("device", $"{run.Device.Kind}: {run.Device.Name}, {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}, peak memory {run.PeakMemoryBytes / 1e6:#,0} MB");
        if (run.RasterSha256 is { } hash) Line("raster", $"{run.Spikes:#,0} spikes, sha256 {hash}");
        if (run.Output is { } file) Line("file", $"{file}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-10} {text.ToString(CultureInfo.InvariantCulture)}");
    }
}
