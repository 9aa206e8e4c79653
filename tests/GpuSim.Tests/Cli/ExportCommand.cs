using System.Globalization;
using System.Text.Json;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Spiking;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim export</c>, and <c>gpusim stats</c> of what it writes.</summary>
[Collection(nameof(FilesInThisProcess))]
public class ExportCommand
{
    const string Network = """
        {
          "kind": "spiking", "seed": 3, "dt": "0.1 ms", "duration": "1 ms",
          "populations": { "exc": { "size": 80, "model": "lif" }, "inh": { "size": 20, "model": "lif" } },
          "projections": [
            { "from": "exc", "to": ["exc", "inh"], "rule": { "fixed_in_degree": 10 }, "weight": { "normal": ["0.1 mV", "0.01 mV"] }, "delay": { "uniform": ["1 ms", "2 ms"] } },
            { "name": "back", "from": "inh[5..9]", "to": "exc[10..19]", "rule": "all_to_all", "weight": "-0.5 mV", "delay": "0.8 ms" }
          ]
        }
        """;

    [Fact]
    public void A_table_holds_every_synapse_with_its_weight_and_delay()
    {
        using var folder = new TemporaryFolder();
        var report = ConnectionExport.Write(Document, folder["net.csv"], null, default);

        var lines = File.ReadAllLines(folder["net.csv"]);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal((3, 1050L), (report.Projections, report.Synapses));
        Assert.Equal(ConnectionExport.Header, lines[0]);
        Assert.Equal(1050, rows.Count);
        Assert.All(rows.Where(row => row[0] == "exc->exc").GroupBy(row => row[4]), target => Assert.Equal(10, target.Count()));
        Assert.All(rows.Where(row => row[1] == "exc"), row => Assert.InRange(Number(row[5]), 0.05, 0.15));
        Assert.All(rows.Where(row => row[1] == "exc"), row => Assert.InRange(Number(row[7]), 1, 2));
        Assert.Equal(
            from source in Enumerable.Range(5, 5) from target in Enumerable.Range(10, 10) select $"back,inh,{source},exc,{target},-0.5,mV,0.8,inh",
            lines.Where(line => line.StartsWith("back", StringComparison.Ordinal)).Select(line => line[..(line.LastIndexOf(',') + 1)] + "inh"));
    }

    // Such a name has a slash, which would be a group within a group.
    [Fact]
    public void A_projection_of_several_pairs_that_has_a_name_is_written_and_measured()
    {
        using var folder = new TemporaryFolder();
        var named = ExperimentFile.Parse("net.json", Network.Replace("{ \"from\": \"exc\", \"to\"", "{ \"name\": \"out\", \"from\": \"exc\", \"to\"", StringComparison.Ordinal), []);

        ConnectionExport.Write(named, folder["net.h5"], null, default);

        Assert.Equal(["back", "out:exc->exc", "out:exc->inh"], NetworkFile.Measure(folder["net.h5"]).Projections.Select(projection => projection.Name).Order());
    }

    [Theory]
    [InlineData("0,2147483646", "got 2,147,483,648")]
    [InlineData("2147483647,2147483647", "got 4,294,967,296")]
    public void Ids_beyond_all_memory_are_refused_in_numbers(string ids, string numbers)
    {
        using var folder = new TemporaryFolder();
        folder.With("net.csv", $"projection,source_population,source,target_population,target\np,a,{ids[..ids.IndexOf(',')]},b,{ids[(ids.IndexOf(',') + 1)..]}\n");
        var refused = Assert.Throws<UnreadableFileException>(() => NetworkFile.Measure(folder["net.csv"]));
        Assert.Contains(numbers, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("9223372036854775808")]
    [InlineData("-1")]
    public void Stats_of_a_table_with_an_id_that_none_can_be_tells_its_place(string id)
    {
        using var folder = new TemporaryFolder();
        folder.With("net.csv", $"projection,source_population,source,target_population,target\np,a,0,b,{id}\n");
        var result = GpuSimProcess.Run("stats", folder["net.csv"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"net.csv:2:9: expected the id of a neuron, got \"{id}\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_SONATA_file_opens_in_h5py_and_holds_the_same()
    {
        using var folder = new TemporaryFolder();
        ConnectionExport.Write(Document, folder["net.csv"], null, default);
        ConnectionExport.Write(Document, folder["net.h5"], null, default);

        var stored = OtherTools.PythonJson("""
            import sys, json, h5py
            with h5py.File(sys.argv[1]) as f:
                r = {"magic": int(f.attrs["magic"]), "populations": {}}
                for name, p in f["edges"].items():
                    r["populations"][name] = {
                        "from": p["source_node_id"].attrs["node_population"], "to": p["target_node_id"].attrs["node_population"],
                        "edges": [list(map(float, e)) for e in zip(p["source_node_id"], p["target_node_id"], p["0/syn_weight"], p["0/delay"])],
                        "group": sorted(set(map(int, p["edge_group_id"]))), "index": list(map(int, p["edge_group_index"])), "types": sorted(set(map(int, p["edge_type_id"]))),
                        "units": [p["0/syn_weight"].attrs["units"], p["0/delay"].attrs["units"]]}
            print(json.dumps(r))
            """, folder["net.h5"]);

        Assert.Equal(0x0A7A, stored.GetProperty("magic").GetInt32());
        var rows = File.ReadLines(folder["net.csv"]).Skip(1).Select(line => line.Split(',')).ToLookup(row => row[0]);
        Assert.Equal(rows.Select(part => part.Key).Order(), stored.GetProperty("populations").EnumerateObject().Select(part => part.Name).Order());
        foreach (var part in stored.GetProperty("populations").EnumerateObject())
        {
            var table = rows[part.Name].ToList();
            Assert.Equal((table[0][1], table[0][3]), (part.Value.GetProperty("from").GetString(), part.Value.GetProperty("to").GetString()));
            Assert.Equal(
                table.Select(row => new[] { Number(row[2]), Number(row[4]), Number(row[5]), Number(row[7]) }),
                part.Value.GetProperty("edges").EnumerateArray().Select(edge => edge.EnumerateArray().Select(value => value.GetDouble()).ToArray()));
            Assert.Equal([0], Integers(part.Value, "group"));
            Assert.Single(Integers(part.Value, "types"));
            Assert.Equal(Enumerable.Range(0, table.Count), Integers(part.Value, "index"));
            Assert.Equal(["mV", "ms"], part.Value.GetProperty("units").EnumerateArray().Select(unit => unit.GetString()));
        }
    }

    [Fact]
    public void Stats_of_a_config_and_of_either_file_are_the_same()
    {
        using var folder = new TemporaryFolder();
        folder.With("net.json", Network);
        ConnectionExport.Write(Document, folder["net.csv"], null, default);
        ConnectionExport.Write(Document, folder["net.h5"], null, default);

        var config = NetworkFile.Measure(folder["net.json"]);
        var sonata = NetworkFile.Measure(folder["net.h5"]);
        var table = NetworkFile.Measure(folder["net.csv"]);

        Assert.Equal(config.Projections.OrderBy(part => part.Name, StringComparer.Ordinal), sonata.Projections.OrderBy(part => part.Name, StringComparer.Ordinal));
        Assert.Equal(config.Overall, sonata.Overall);
        Assert.Equal(config.Projections, table.Projections); // every neuron of this network has a synapse
        Assert.Equal((100, 1050L, 10.5), (config.Overall.Neurons, config.Overall.Synapses, config.Overall.InDegree.Mean));
        Assert.Equal((10.0, 0.0), (config.Projections[0].Structure.InDegree.Mean, config.Projections[0].Structure.InDegree.StandardDeviation));
        Assert.Null(config.Projections[1].Structure.Reciprocity);
    }

    [Fact]
    public void One_projection_may_be_asked_for_and_an_unknown_one_is_answered_with_the_known()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(50, ConnectionExport.Write(Document, folder["one.csv"], "back", default).Synapses);
        Assert.Contains("Did you mean \"back\"?", Assert.Throws<ConfigException>(() => ConnectionExport.Write(Document, folder["one.csv"], "bakc", default)).Message);
    }

    [Fact]
    public void A_cancelled_export_leaves_the_older_file_and_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "net.csv", "net.h5" })
        {
            folder.With(name, "older");
            Assert.Throws<OperationCanceledException>(() => ConnectionExport.Write(Document, folder[name], null, new(canceled: true)));
            Assert.Equal("older", File.ReadAllText(folder[name]));
        }
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void The_commands_export_and_measure()
    {
        using var folder = new TemporaryFolder();
        folder.With("net.json", Network);

        var exported = GpuSimProcess.Run("export", folder["net.json"], "-o", folder["net.h5"], "--projection", "exc->inh");
        var measured = GpuSimProcess.Run("stats", folder["net.h5"], "--json");

        Assert.Equal((0, $"200 synapses of 1 projection are in {folder["net.h5"]}\n", ""), (exported.ExitCode, exported.Output, exported.Error));
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        using var json = JsonDocument.Parse(measured.Output);
        Assert.Equal(200, json.RootElement.GetProperty("overall").GetProperty("synapses").GetInt32());
    }

    [Theory]
    [InlineData("net.txt")]
    [InlineData("none/net.csv")]
    public void A_place_that_cannot_be_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<GpuSim.Hdf5.OutputException>(() => ConnectionExport.Write(Document, folder[name], null, default));
    }

    static ExperimentDocument Document => ExperimentFile.Parse("net.json", Network, []);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static IEnumerable<int> Integers(JsonElement part, string name) => part.GetProperty(name).EnumerateArray().Select(value => value.GetInt32());
}
