using System.Text.Json;
using GpuSim.Accelerators;
using GpuSim.Cli;
using GpuSim.Cli.Commands;
using GpuSim.Cli.Kinds;
using GpuSim.Config;
using GpuSim.SelfOrganizingMap;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Cli;

/// <summary>Maps on the command line.</summary>
public sealed class MapCommands : IDisposable
{
    static readonly string Blobs = Repository.Path("configs", "som-blobs.json");
    static readonly string VisualMap = Repository.Path("configs", "som-visual-map.json");

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_as_json_is_one_object_with_the_promised_keys()
    {
        using var json = Json("run", VisualMap, "--json", "--seed", "7", "--set", "epochs=1", "--set", "record.history=[0]");

        string[] promised =
        [
            "name", "kind", "seed", "seed_noise", "device", "threads", "seconds", "samples_per_second", "build_s", "weights_sha256", "peak_memory_bytes", "interrupted", "output",
            "map", "units", "dimensions", "samples", "epochs", "learning", "metric",
            "initial_quantisation_error", "initial_topographic_error", "quantisation_error", "topographic_error", "topographic_error_four", "ridge_ratio", "retinotopic_correlation",
            "pinwheels", "pinwheels_positive", "pinwheels_negative", "pinwheel_density", "crossing_angle_mean_deg", "crossing_angle_baseline_deg", "crossing_angles", "crossing_angles_baseline",
        ];
        Assert.Equal(promised, Keys(json.RootElement));
        Assert.Equal((7, 4096, 5, 2400, 1), (Whole("seed"), Whole("units"), Whole("dimensions"), Whole("samples"), Whole("epochs")));
        Assert.Equal(Whole("pinwheels"), Whole("pinwheels_positive") + Whole("pinwheels_negative"));
        Assert.Equal((9, 9), (json.RootElement.GetProperty("crossing_angles").GetArrayLength(), json.RootElement.GetProperty("crossing_angles_baseline").GetArrayLength()));
        Assert.Equal(["x", "y"], Keys(json.RootElement.GetProperty("retinotopic_correlation")));

        int Whole(string key) => json.RootElement.GetProperty(key).GetInt32();
    }

    [Fact]
    public void What_does_not_apply_is_null()
    {
        using var json = Json("run", Blobs, "--json", "--set", "map.grid=hexagonal", "--set", "epochs=2", "--set", "record.history=[0]");

        Assert.Equal(
            ["output", "topographic_error_four", "retinotopic_correlation", "pinwheels", "pinwheels_positive", "pinwheels_negative", "pinwheel_density", "crossing_angle_mean_deg", "crossing_angle_baseline_deg", "crossing_angles", "crossing_angles_baseline"],
            json.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Null).Select(property => property.Name));
    }

    [Fact]
    public void A_run_shows_ridges_between_the_labels_it_wins()
    {
        var result = GpuSimProcess.Run("run", Blobs);

        Assert.Equal(0, result.ExitCode);
        var map = result.Output.Split('\n')[..15];
        Assert.All("12345", label => Assert.Contains(map, row => row.Contains(label)));
        Assert.Contains(map, row => row.Contains("██", StringComparison.Ordinal));
        Assert.Contains("15 × 15 rectangular, planar, 225 units of 2 dimensions", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_too_long_for_a_unit_are_told()
    {
        var result = GpuSimProcess.Run("run", Repository.Path("configs", "som-iris.json"));

        Assert.Contains("se setosa, ve versicolor, vi virginica\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_the_weights_of_the_blobs()
    {
        using var json = Json("run", Blobs, "--json", "--device", "cpu:256", "--threads", "1");

        Assert.Contains(json.RootElement.GetProperty("weights_sha256").GetString()!, File.ReadAllText(Repository.Path("docs", "maps.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_follows_from_the_weights_in_the_file_as_the_page_says()
    {
        using var json = Json("run", Blobs, "-o", _folder["blobs.h5"], "--json");

        var page = File.ReadAllText(Repository.Path("docs", "file-format.md"));
        var program = page[page.IndexOf("**weights_sha256**", StringComparison.Ordinal)..].Split("```python\n")[1].Split("```")[0];
        Assert.Equal(json.RootElement.GetProperty("weights_sha256").GetString(), OtherTools.Python(program, _folder["blobs.h5"]).Trim());
    }

    [Fact]
    public void The_file_holds_the_map_its_history_and_its_measures()
    {
        using var run = Json("run", VisualMap, "-o", _folder["visual.h5"], "--json", "--set", "epochs=3", "--set", "record.history=[0,1,3]");

        var file = OtherTools.PythonJson("""
            import sys, json, h5py, numpy as np
            with h5py.File(sys.argv[1]) as f:
                shapes = {}
                f.visititems(lambda name, item: shapes.update({name: list(item.shape)}) if hasattr(item, "shape") else None)
                w, x = f["weights"][:].astype(float), f["samples"][:].astype(float)
                distances = np.linalg.norm(x[:, None] - w, axis=2)
                winners, second = f["winners"][:], f["second"][:]
                rows = np.arange(len(x))
                grid, turns = f["grid/positions"][:], np.angle(w[:, 3] + 1j * w[:, 4], deg=True) / 2 % 180
                print(json.dumps({
                    "shapes": shapes, "epochs": f["history/epochs"][:].tolist(), "kind": f.attrs["kind"], "hash": f.attrs["weights_sha256"],
                    "last": bool((f["history/weights"][-1] == f["weights"][:]).all()),
                    "winners": float(np.max(distances[rows, winners] - distances.min(axis=1))), "error": float(distances[rows, winners].mean()),
                    "torn": float((np.abs(grid[winners] - grid[second]).max(axis=1) > 1).mean()),
                    "hits": bool((np.bincount(winners, minlength=len(w)) == f["measures/hits"][:]).all()),
                    "turned": float(np.abs((f["measures/orientation"][:] - turns + 90) % 180 - 90).max())}))
            """, _folder["visual.h5"]);

        Assert.Equal("""{"dimension_names": [5], "grid/positions": [4096, 2], "history/epochs": [3], "history/weights": [3, 4096, 5], "measures/crossing_angles": [9], "measures/crossing_angles_baseline": [9], "measures/hits": [4096], "measures/ocular_dominance": [4096], "measures/orientation": [4096],""" +
            $$""" "measures/pinwheels": [{{run.RootElement.GetProperty("pinwheels")}}, 3], "measures/selectivity": [4096], "measures/u_matrix": [4096], "samples": [2400, 5], "second": [2400], "weights": [4096, 5], "winners": [2400]}""", file.GetProperty("shapes").GetRawText());
        Assert.Equal(("[0, 1, 3]", "som", true, true), (file.GetProperty("epochs").GetRawText(), file.GetProperty("kind").GetString(), file.GetProperty("last").GetBoolean(), file.GetProperty("hits").GetBoolean()));
        Assert.Equal(run.RootElement.GetProperty("weights_sha256").GetString(), file.GetProperty("hash").GetString());
        Assert.InRange(file.GetProperty("winners").GetDouble(), 0, 1e-4); // float sums may take the other of two that are about as near
        Assert.Equal(run.RootElement.GetProperty("quantisation_error").GetDouble(), file.GetProperty("error").GetDouble(), 1e-12);
        Assert.Equal(run.RootElement.GetProperty("topographic_error").GetDouble(), file.GetProperty("torn").GetDouble(), 1e-12);
        Assert.InRange(file.GetProperty("turned").GetDouble(), 0, 1e-9);
    }

    [Fact]
    public void What_is_written_of_a_map_is_what_stats_reads()
    {
        using var run = Json("run", VisualMap, "-o", _folder["map.h5"], "--json", "--set", "epochs=1", "--set", "record.history=[0]");
        using var stats = Json("stats", _folder["map.h5"], "--json");

        var shared = Keys(run.RootElement).Intersect(Keys(stats.RootElement)).ToList();
        Assert.Equal(24, shared.Count);
        Assert.All(shared, key => Assert.Equal(run.RootElement.GetProperty(key).ToString(), stats.RootElement.GetProperty(key).ToString()));
        Assert.Contains("pinwheels", GpuSimProcess.Run("stats", _folder["map.h5"]).Output, StringComparison.Ordinal);
        Assert.Equal(2, GpuSimProcess.Run("stats", _folder["map.h5"], "--from", "1 s").ExitCode);
    }

    [Fact]
    public void Record_none_leaves_the_history_out()
    {
        Json("run", Blobs, "-o", _folder["bare.h5"], "--json", "--record", "none").Dispose();

        Assert.Equal("False True", OtherTools.Python("import sys, h5py; f = h5py.File(sys.argv[1]); print('history' in f, 'weights' in f)", _folder["bare.h5"]).Trim());
    }

    [Theory]
    [InlineData("run", "--duration", "1 s")]
    [InlineData("run", "--discard", "0.1 s")]
    [InlineData("plan", "--duration", "1 s")]
    public void Biological_time_is_refused(string command, string option, string value)
    {
        var result = GpuSimProcess.Run(command, Blobs, option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"{option}: expected an experiment in biological time", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_told_with_its_place_and_ends_with_2()
    {
        _folder.With("ragged.csv", "a,b\n1,2\n3\n");
        var config = _folder.With("ragged.json", """{ "kind": "som", "map": { "width": 3 }, "data": { "csv": { "file": "ragged.csv" } }, "alpha": 0.5, "sigma": 1, "epochs": 1 }""");

        foreach (var command in (string[])["run", "validate", "plan", "compare"])
        {
            var result = GpuSimProcess.Run(command, config);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains("ragged.json", result.Error, StringComparison.Ordinal);
            Assert.Contains("ragged.csv:3:1: expected 2 cells", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_device_gives_the_weights_of_the_first()
    {
        var devices = DeviceSearch.Open("opencl", 0) is { } device ? "cpu:128,cpu:512,opencl" : "cpu:128,cpu:512";
        using var json = Json("compare", Blobs, "--devices", devices, "--threads", "1,2", "--json");

        Assert.True(json.RootElement.GetProperty("identical").GetBoolean());
        Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("weights_sha256").GetString()).Distinct());
    }

    [Fact]
    public void Weights_that_differ_are_told_with_their_place_and_end_with_1()
    {
        Assert.Null(WeightDifference.Between([1, 2, float.NaN, 4], [1, 2, float.NaN, 4], 2));
        Assert.Equal(new(1, 0), WeightDifference.Between([1, 2, 0f, 4], [1, 2, -0f, 5], 2));

        var run = new ComparedMap("cpu", "a processor", 2, 0.1, 1, 1000, 1, 0.03, new('a', 64), null);
        var comparison = new MapComparison("made up", false, [run, run with { Device = "opencl", Threads = 1, WeightsSha256 = new('b', 64), FirstDifference = new(1, 0) }]);
        var output = new StringWriter();
        MapView.Print(comparison, output);

        Assert.Contains("opencl, 1 thread: first difference at unit 1, dimension 0.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Different, Compare.Verdict(comparison));
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_a_file_that_holds_what_was_learnt()
    {
        var config = _folder.With("long.json", """{ "kind": "som", "map": { "width": 10, "height": 10 }, "data": { "uniform": { "points": 1000, "dimensions": 3 } }, "alpha": 0.1, "sigma": 2, "epochs": 1000000 }""");
        using var process = GpuSimProcess.Start("run", config, "-o", _folder["long.h5"], "--json");
        while (!File.Exists(_folder["long.h5.partial"]) && process.IsRunning) await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        process.Send("INT");
        var result = process.End();

        Assert.Equal(130, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("interrupted").GetBoolean());
        using var stats = Json("stats", _folder["long.h5"], "--json");
        Assert.Equal(json.RootElement.GetProperty("epochs").GetInt32(), stats.RootElement.GetProperty("epochs").GetInt32());
        Assert.Equal(json.RootElement.GetProperty("weights_sha256").GetString(), stats.RootElement.GetProperty("weights_sha256").GetString());
    }

    [Fact]
    public async Task A_killed_run_leaves_the_history_that_was_flushed()
    {
        var config = _folder.With("long.json", """{ "kind": "som", "map": { "width": 16, "height": 16 }, "data": { "uniform": { "points": 500, "dimensions": 20 } }, "alpha": 0.1, "sigma": 2, "epochs": 1000000, "record": { "every": 1 } }""");
        var partial = _folder["long.h5.partial"];
        using var process = GpuSimProcess.Start("run", config, "-o", _folder["long.h5"]);
        while (process.IsRunning && (!File.Exists(partial) || new FileInfo(partial).Length < 100_000)) await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(1200, TestContext.Current.CancellationToken); // flushes come every half second

        process.Send("KILL");
        process.End();
        using var stats = Json("stats", partial, "--json");

        Assert.True(stats.RootElement.GetProperty("epochs").GetInt32() > 1);
        Assert.Equal((256, 20, 500), (stats.RootElement.GetProperty("units").GetInt32(), stats.RootElement.GetProperty("dimensions").GetInt32(), stats.RootElement.GetProperty("samples").GetInt32()));
        Assert.Equal(JsonValueKind.Null, stats.RootElement.GetProperty("weights_sha256").ValueKind);
        Assert.Contains("– (the file was not closed)", GpuSimProcess.Run("stats", partial).Output, StringComparison.Ordinal);
    }

    /// <summary>The experiments that come with GpuSim.</summary>
    public static TheoryData<string> Configs => [.. Directory.GetFiles(Repository.Path("configs"), "som-*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Configs_are_valid_and_planned(string config)
    {
        var document = ExperimentFile.Load(Repository.Path("configs", config), []);

        Experiments.Check(document, new());
        Assert.True((MapPlanReport)Experiments.Plan(document, new()) is { MemoryBytes: > 0, Samples: > 0, Dimensions: > 1 });
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
