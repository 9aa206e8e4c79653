using System.Text;
using GpuSim.Config.Kinds;
using GpuSim.Config.Text;
using GpuSim.Dynamics;

namespace GpuSim.Config;

/// <summary>Reads experiments from JSON with comments.</summary>
public static class ExperimentFile
{
    /// <summary>Reads and checks a config.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="set">Each <c>path=value</c>, applied in turn before anything is checked.</param>
    /// <param name="models">That it may name; null for those that come with GpuSim.</param>
    /// <exception cref="ConfigException">The file or what it says is at fault; its message names every problem.</exception>
    public static ExperimentDocument Load(string path, IReadOnlyList<string> set, ModelCatalogs? models = null) => Parse(path, ConfigBytes.Read(path), set, models);

    /// <summary>Reads and checks a config that is at hand as text.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="text">The config.</param>
    /// <param name="set">Each <c>path=value</c>, applied in turn before anything is checked.</param>
    /// <param name="models">That it may name; null for those that come with GpuSim.</param>
    /// <exception cref="ConfigException">What it says is at fault; its message names every problem.</exception>
    public static ExperimentDocument Parse(string path, string text, IReadOnlyList<string> set, ModelCatalogs? models = null) =>
        Parse(path, ConfigBytes.Check(path, Encoding.UTF8.GetBytes(text)), set, models);

    static ExperimentDocument Parse(string path, byte[] bytes, IReadOnlyList<string> set, ModelCatalogs? models)
    {
        var faults = new Faults();
        var tree = Tree(path, bytes, set, faults);
        var experiment = KindCatalog.Of(tree, faults)?.Read(tree, path, models ?? ModelCatalogs.BuiltIn, faults);
        faults.ThrowIfAny();
        return new(experiment!, path, Encoding.UTF8.GetString(bytes), [.. set]) { Root = tree, Models = models ?? ModelCatalogs.BuiltIn };
    }

    /// <summary>The tree of a config with changes.</summary>
    /// <exception cref="ConfigException">It is no JSON object.</exception>
    internal static ObjectNode Tree(string path, byte[] bytes, IReadOnlyList<string> set, Faults faults)
    {
        var root = JsonTree.Read(new(path, bytes, 0, HasLines: true), 0, "", faults);
        if (root is null) faults.ThrowIfAny();
        if (root is not ObjectNode tree)
        {
            faults.At(root!, $"expected an experiment, got {root!.Words}");
            throw new ConfigException(faults.Report());
        }
        for (var index = 0; index < set.Count; index++)
            tree = Override.Apply(tree, set[index], index + 1, faults);
        return tree;
    }
}
