using GpuSim.Dynamics.Neurons;
using GpuSim.Spiking;
using GpuSim.Units;

namespace GpuSim.Benchmarking;

/// <summary>The update alone: neurons of one model without synapses, on one thread, so that one figure says what a neuron costs in a step.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="PoissonHz">Rate of the Poisson drive of every neuron; 0 for none.</param>
/// <param name="Device">A CPU device.</param>
public sealed record UpdateBenchmark(string Name, string Model, double PoissonHz, string Device)
{
    const int Neurons = 12_800;
    const double DurationS = 1;

    /// <summary>Every model at every vector width, without drive and with the 20 kHz of Brunel's network.</summary>
    public static IReadOnlyList<UpdateBenchmark> All { get; } =
    [
        .. NeuronCatalog.BuiltIn.Models.SelectMany(model => new[] { 0.0, 20_000 }.SelectMany(rate => new[] { "cpu:512", "cpu:256", "cpu:128", "cpu:32" }
            .Select(device => new UpdateBenchmark($"Update of {model.Schema.Name}{(rate > 0 ? ", Poisson 20 kHz" : "")}", model.Schema.Name, rate, device)))),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="repetitions">The median is reported.</param>
    /// <param name="gpusim">Runs <c>gpusim</c> with these arguments and returns the summary it printed.</param>
    public UpdateRow Run(int repetitions, Func<IReadOnlyList<string>, RunSummary> gpusim)
    {
        var config = Path.GetTempFileName();
        try
        {
            File.WriteAllText(config, Config());
            var runs = Enumerable.Range(0, repetitions)
                .Select(_ => gpusim(["run", config, "--json", "--threads", "1", "--device", Device, "--record", "none", "--discard", "0.2 s"])).ToArray();
            return new(Name, Device, BenchmarkSuite.Median(runs, run => 1e9 * run.SimulateS / (Neurons * (run.DurationMs - run.DiscardMs) / run.DtMs)));
        }
        finally
        {
            File.Delete(config);
        }
    }

    /// <summary>The text of the experiment.</summary>
    public string Config()
    {
        var unit = NeuronCatalog.BuiltIn.Find(Model)!.Schema.Receptors[0].WeightUnit;
        var weight = unit == Unit.One ? "0.01" : $"\"0.01 {unit.Symbol}\"";
        var drive = FormattableString.Invariant($$"""{ "to": "all", "poisson": { "rate": "{{PoissonHz}} Hz", "weight": {{weight}} } }""");
        return FormattableString.Invariant($$"""
            {
              "kind": "spiking", "name": "update", "seed": 1, "dt": "0.1 ms", "duration": "{{DurationS + 0.2}} s",
              "populations": { "all": { "size": {{Neurons}}, "model": "{{Model}}" } },
              "stimuli": [ {{(PoissonHz > 0 ? drive : "")}} ]
            }
            """);
    }
}

/// <summary>What a neuron costs.</summary>
/// <param name="Name">Model and drive.</param>
/// <param name="Device">Vector width.</param>
/// <param name="NanosecondsPerNeuronAndStep">On one thread.</param>
public sealed record UpdateRow(string Name, string Device, double NanosecondsPerNeuronAndStep);
