using System.Xml.Linq;

namespace GpuSim.Tests.Architecture;

/// <summary>The table of src/README.md, held to: data moves right, nobody calls back, and each package has its one place.</summary>
public class ProjectReferences
{
    sealed record Allowance(string[] Projects, string[] Packages);

    static readonly Dictionary<string, Allowance> Table = new()
    {
        ["GpuSim.Units"] = new([], []),
        ["GpuSim.KernelLanguage"] = new([], []),
        ["GpuSim.KernelCompiler"] = new([], ["Microsoft.CodeAnalysis.CSharp"]),
        ["GpuSim.Dynamics"] = new(["GpuSim.Units", "GpuSim.KernelLanguage", "GpuSim.KernelCompiler"], []), // the last as a generator only
        ["GpuSim.Kernels"] = new(["GpuSim.Dynamics", "GpuSim.KernelCompiler"], []),
        ["GpuSim.Model"] = new(["GpuSim.Units", "GpuSim.Dynamics"], []),
        ["GpuSim.Config"] = new(["GpuSim.Model"], []),
        ["GpuSim.Sources"] = new(["GpuSim.Model", "GpuSim.Hdf5"], []),
        ["GpuSim.Planning"] = new(["GpuSim.Model", "GpuSim.Sources"], ["MathNet.Numerics"]),
        ["GpuSim.Recording"] = new([], []),
        ["GpuSim.Execution"] = new(["GpuSim.Planning", "GpuSim.Recording"], []),
        ["GpuSim.Accelerators"] = new(["GpuSim.Execution", "GpuSim.Kernels"], []),
        ["GpuSim.Hdf5"] = new(["GpuSim.Recording"], []),
        ["GpuSim.Analysis"] = new(["GpuSim.Recording"], ["MathNet.Numerics"]),
        ["GpuSim.Report"] = new(["GpuSim.Analysis"], []),
        ["GpuSim"] = new(["GpuSim.Config", "GpuSim.Accelerators", "GpuSim.Hdf5", "GpuSim.Analysis", "GpuSim.Report"], []),
        ["GpuSim.Cli"] = new(["GpuSim"], ["System.CommandLine", "Spectre.Console"]),
    };

    /// <summary>Every project under src and kernels, by name.</summary>
    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj").Concat(Repository.Files("kernels", "*.csproj")).Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_the_table_allows(string project)
    {
        Assert.True(Table.TryGetValue(project, out var allowed), $"{project} is not in the table: give it its place there and in src/README.md.");

        Assert.Empty(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(allowed.Projects));
        Assert.Empty(References(project, "PackageReference").Except(allowed.Packages));
    }

    [Fact]
    public void Every_project_of_the_table_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.Path("GpuSim.sln"));

        Assert.All(Table.Keys, project => Assert.Contains($"{project}.csproj\"", solution, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.Text.Json", "GpuSim.Config", "GpuSim.Cli")] // the command line writes summaries; its bench reads those back
    [InlineData("LibraryImport", "GpuSim.Hdf5", "GpuSim.Accelerators", "GpuSim.KernelLanguage")] // the last only for madvise, where memory is taken
    [InlineData("DllImport", "GpuSim.Hdf5", "GpuSim.Accelerators")]
    [InlineData("MathNet.", "GpuSim.Planning", "GpuSim.Analysis")]
    [InlineData("Spectre.Console", "GpuSim.Cli")]
    public void What_has_its_place_is_found_nowhere_else(string technique, params string[] places)
    {
        var strays = Repository.Files("src", "*.cs").Concat(Repository.Files("kernels", "*.cs"))
            .Where(file => File.ReadLines(file).Any(line => line.Contains(technique, StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .Where(file => !places.Contains(ProjectOf(file)));

        Assert.Empty(strays);
    }

    static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.Files("src", $"{project}.csproj").Concat(Repository.Files("kernels", $"{project}.csproj")).Single())
            .Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    static string ProjectOf(string file) => Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar)[1];
}
