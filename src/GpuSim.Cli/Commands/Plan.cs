using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim plan</c>: what a run would build, and nothing built.</summary>
internal sealed class Plan : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var threads = Words.Count("--threads", "CPU threads; one per core if not said.");
        var json = Words.Json("the plan");
        var command = new Command("plan", "Shows what would be built and how much memory it takes, without building it.");
        var experiment = new ExperimentOptions(command);
        command.Options.Add(threads);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var document = experiment.Load(parsed);
            var options = new RunOptions { Threads = parsed.GetValue(threads) };
            var plan = Simulation.Plan(document, options);
            if (parsed.GetValue(json)) JsonOutput.Print(plan, PlanJson.Default.PlanReport);
            else Print(plan, Console.Out);
            Simulation.Check(document, options); // a plan that does not fit is shown, then refused
            return ExitCode.Done;
        });
        return command;
    }

    static void Print(PlanReport plan, TextWriter output)
    {
        var receptors = new TextTable("population", "receptor", "weight quantum", "worst sum");
        foreach (var receptor in plan.Receptors)
            receptors.Add(receptor.Population, receptor.Receptor, string.Create(CultureInfo.InvariantCulture, $"{receptor.Quantum:0.####e+0} {receptor.Unit}"), string.Create(CultureInfo.InvariantCulture, $"{receptor.WorstSumBits:0.0} of 31 bits"));
        receptors.Print(output);
        output.WriteLine();

        var tables = new TextTable("from", "to", "synapses expected", "bytes each", "delays (steps)");
        foreach (var table in plan.Tables)
            tables.Add(table.From, string.Join(", ", table.To), (long)table.SynapsesExpected, table.BytesPerSynapse, table.MinDelaySteps == table.MaxDelaySteps ? $"{table.MinDelaySteps}" : $"{table.MinDelaySteps}–{table.MaxDelaySteps}");
        tables.Print(output);
        output.WriteLine();

        var memory = new TextTable("memory", "MB");
        foreach (var (part, bytes) in new[]
        {
            ("synapses", plan.Memory.Synapses), ("rows", plan.Memory.Rows), ("neurons", plan.Memory.Neurons), ("spikes in flight", plan.Memory.Spikes),
            ("program", plan.Memory.Program), ("all", plan.Memory.Total), ("available", plan.Memory.Available),
        })
            memory.Add(part, bytes / 1_000_000);
        memory.Print(output);
        output.WriteLine();

        Line("network", $"{plan.Name}: {plan.Neurons:#,0} neurons, {plan.SynapsesExpected:#,0} synapses expected{(plan.BytesPerSynapse is { } each ? string.Create(CultureInfo.InvariantCulture, $", {each:0.00} bytes each with their rows") : "")}");
        Line("time", $"{plan.Steps:#,0} steps of {plan.DtMs} ms; spikes are exchanged every {plan.EpochSteps} steps");
        Line("shards", $"{plan.Shards.Count}, of {plan.Shards.Min():#,0} to {plan.Shards.Max():#,0} neurons");
        Line("fingerprint", $"{plan.Fingerprint}");

        void Line(string what, FormattableString text) => output.WriteLine($"{what,-11} {text.ToString(CultureInfo.InvariantCulture)}");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlanReport))]
internal sealed partial class PlanJson : JsonSerializerContext;
