using System.Runtime.CompilerServices;
using GpuSim.Config;
using GpuSim.Model.Spiking;

namespace GpuSim.Tests.Config;

/// <summary>
/// Every BadInput/NAME.json is refused with the report in BadInput/NAME.txt. Lines <c>// --set path=value</c> at its top are given as <c>--set</c>.
/// The environment variable GPUSIM_WRITE_GOLDENS=1 writes the reports instead of comparing them; read the difference before committing it.
/// </summary>
public class BadInputTests
{
    const string SetLine = "// --set ";

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "BadInput");

    /// <summary>All cases.</summary>
    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder(), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad_input_is_answered_with_place_finding_and_way_out(string name)
    {
        var path = Path.Combine(Folder(), name + ".json");
        var golden = Path.ChangeExtension(path, ".txt");
        var text = File.ReadAllText(path);
        var set = text.Split('\n').TakeWhile(line => line.StartsWith(SetLine)).Select(line => line[SetLine.Length..]).ToList();

        var refused = Assert.Throws<ConfigException>(() =>
        {
            var document = ExperimentFile.Parse(name + ".json", text, set);
            if (document.Experiment is SpikingExperiment) Simulation.Check(document, new());
        });

        var report = refused.Message + "\n";
        if (Environment.GetEnvironmentVariable("GPUSIM_WRITE_GOLDENS") == "1") File.WriteAllText(golden, report);
        Assert.Equal(File.ReadAllText(golden), report);
    }
}
