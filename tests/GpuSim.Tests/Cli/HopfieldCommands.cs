using System.Text.Json;
using GpuSim.Accelerators;
using GpuSim.Cli;
using GpuSim.Cli.Commands;
using GpuSim.Cli.Kinds;
using GpuSim.Config;
using GpuSim.Hopfield;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Cli;

/// <summary>Memories on the command line.</summary>
public sealed class HopfieldCommands : IDisposable
{
    static readonly string Letters = Repository.Path("configs", "hopfield-letters.json");

    const string Curve = """
        { "kind": "hopfield", "name": "curve", "seed": 3, "neurons": 100, "patterns": { "random": { "load": 0.1 } }, "sweeps": 10, "trials": 3,
          "vary": { "rule": ["hebb", "storkey"], "patterns.random.load": [0.05, 0.2] }, "record": { "ages": true } }
        """;

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_as_json_is_one_object_with_the_promised_keys()
    {
        using var json = Json("run", Letters, "--json", "--seed", "7");

        string[] promised = ["name", "kind", "seed", "seed_noise", "device", "threads", "neurons", "patterns", "probes", "rule", "dynamics", "kernel", "trials", "recalled_fraction", "mean_overlap", "sem_overlap", "sweeps", "seconds", "build_s", "sweep_ms", "state_sha256", "peak_memory_bytes", "interrupted", "output", "points"];
        Assert.Equal(promised, Keys(json.RootElement));
        Assert.Equal(
            ["coordinates", "neurons", "patterns", "load", "probes", "trials", "start_overlap", "mean_overlap", "sem_overlap", "recalled_fraction", "sem_recalled_fraction", "sweeps", "kernel", "theory_overlap", "ages"],
            Keys(json.RootElement.GetProperty("points")[0]));
        Assert.Equal(7, json.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal(144, json.RootElement.GetProperty("neurons").GetInt32());
    }

    [Fact]
    public void A_curve_has_a_point_for_every_combination_with_its_coordinates_as_the_config_says_them()
    {
        using var json = Json("run", _folder.With("curve.json", Curve), "--json");

        var points = json.RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["hebb 0.05", "hebb 0.2", "storkey 0.05", "storkey 0.2"], points.Select(point => $"{point.GetProperty("coordinates").GetProperty("rule")} {point.GetProperty("coordinates").GetProperty("patterns.random.load")}"));
        Assert.Equal("hebb, storkey", json.RootElement.GetProperty("rule").GetString());
        Assert.All(points, point => Assert.Equal(point.GetProperty("patterns").GetInt32(), point.GetProperty("ages").GetArrayLength()));
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null], points.Select(point => point.GetProperty("theory_overlap").ValueKind));
    }

    [Fact]
    public void A_run_shows_each_letter_stored_disturbed_and_recalled()
    {
        var result = GpuSimProcess.Run("run", Letters);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("(?m)^stored +probe +sweep 1 +recalled$", result.Output);
        Assert.Matches("(?m)^ ██████████ .* ██████████ .* ██████████$", result.Output); // the bar of the A
        Assert.Contains("recalled   100.0 %", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_the_states_of_the_letters()
    {
        using var json = Json("run", Letters, "--json", "--device", "cpu:256", "--threads", "1");

        Assert.Contains(json.RootElement.GetProperty("state_sha256").GetString()!, File.ReadAllText(Repository.Path("docs", "hopfield.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_follows_from_the_states_in_the_file_as_the_page_says()
    {
        using var json = Json("run", Letters, "-o", _folder["letters.h5"], "--json");

        var page = File.ReadAllText(Repository.Path("docs", "file-format.md"));
        var program = page[page.IndexOf("**state_sha256**", StringComparison.Ordinal)..].Split("```python\n")[1].Split("```")[0];
        Assert.Equal(json.RootElement.GetProperty("state_sha256").GetString(), OtherTools.Python(program, _folder["letters.h5"]).Trim());
    }

    [Fact]
    public void What_is_written_of_a_curve_is_what_stats_reads()
    {
        using var run = Json("run", _folder.With("curve.json", Curve), "-o", _folder["curve.h5"], "--json");
        using var stats = Json("stats", _folder["curve.h5"], "--json");

        Assert.Equal(run.RootElement.GetProperty("state_sha256").GetString(), stats.RootElement.GetProperty("state_sha256").GetString());
        Assert.Equal(run.RootElement.GetProperty("points").ToString().Replace("\r", "", StringComparison.Ordinal), stats.RootElement.GetProperty("points").ToString());
        Assert.Equal(0, GpuSimProcess.Run("stats", _folder["curve.h5"]).ExitCode);
        Assert.Equal(2, GpuSimProcess.Run("stats", _folder["curve.h5"], "--from", "1 s").ExitCode);
    }

    [Theory]
    [InlineData("run", "--duration", "1 s")]
    [InlineData("run", "--discard", "0.1 s")]
    [InlineData("plan", "--duration", "1 s")]
    public void Biological_time_is_refused(string command, string option, string value)
    {
        var result = GpuSimProcess.Run(command, Letters, option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"{option}: expected an experiment in biological time", result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"Leave {option} out.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_device_gives_the_states_of_the_first()
    {
        var devices = DeviceSearch.Open("opencl", 0) is { } device ? "cpu:128,cpu:512,opencl" : "cpu:128,cpu:512";
        using var json = Json("compare", _folder.With("curve.json", Curve), "--devices", devices, "--threads", "1,2", "--json");

        Assert.True(json.RootElement.GetProperty("identical").GetBoolean());
        Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("state_sha256").GetString()).Distinct());
    }

    [Fact]
    public void States_that_differ_are_told_with_their_place_and_end_with_1()
    {
        var first = new FinalStates(1, 2, false, 3, 20, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var check = new StateCheck([first]);
        check.Take(first with { Bytes = [0, 0, 0, 0, 0b100, 0, 0, 0, 1] });
        Assert.Equal(new StateDifference(1, 2, 1, 10), check.First);
        Assert.Equal((2, 3), (first with { IsReal = true, Units = 5, Bytes = new byte[60] }).FirstDifference(first with { IsReal = true, Units = 5, Bytes = [.. new byte[54], 1, 0, 0, 0, 0, 0] }));

        var run = new ComparedRecall("cpu", "a processor", 2, 0.1, 1, 1, 1, 1, new('a', 64), null);
        var comparison = new RecallComparison("made up", false, [run, run with { Device = "opencl", Threads = 1, StateSha256 = new('b', 64), FirstDifference = check.First }]);
        var output = new StringWriter();
        HopfieldView.Print(comparison, output);

        Assert.Contains("opencl, 1 thread: first difference at point 1, trial 2, probe 1, unit 10.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Different, Compare.Verdict(comparison));
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_a_file_that_can_be_read()
    {
        var config = _folder.With("long.json", """{ "kind": "hopfield", "neurons": 500, "patterns": { "random": { "count": 20 } }, "dynamics": { "glauber": { "temperature": 0.5 } }, "sweeps": 20, "trials": 1000000 }""");
        using var process = GpuSimProcess.Start("run", config, "-o", _folder["long.h5"], "--json");
        while (!File.Exists(_folder["long.h5.partial"]) && process.IsRunning) await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        process.Send("INT");
        var result = process.End();

        Assert.Equal(130, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.Equal(0, GpuSimProcess.Run("stats", _folder["long.h5"]).ExitCode);
    }

    /// <summary>The experiments that come with GpuSim.</summary>
    public static TheoryData<string> Configs => [.. Directory.GetFiles(Repository.Path("configs"), "hopfield-*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Configs_are_valid_and_planned(string config)
    {
        var document = ExperimentFile.Load(Repository.Path("configs", config), []);

        Experiments.Check(document, new());
        Assert.All(((RecallPlanReport)Experiments.Plan(document, new())).Points, point => Assert.True(point is { MemoryBytes: > 0, Patterns: > 0, Probes: > 0 }));
        Assert.Equal(config, document.Experiment.Name + ".json");
    }

    static JsonDocument Json(params string[] arguments)
    {
        var result = GpuSimProcess.Run(arguments);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return JsonDocument.Parse(result.Output);
    }

    static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
