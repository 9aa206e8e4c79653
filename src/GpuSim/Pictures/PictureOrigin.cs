using System.Globalization;
using GpuSim.Hdf5;
using GpuSim.Report;
using GpuSim.Report.Page;

namespace GpuSim.Pictures;

/// <summary>What a page says of where its figures come from: what the file says of its run, and the config it was run from.</summary>
public static class PictureOrigin
{
    const string Config = "config";
    const int Longest = 400; // letters of a fact

    /// <summary>Read from the file; a file that is not HDF5 says nothing.</summary>
    public static PageText Of(string file)
    {
        var name = System.IO.Path.GetFileName(System.IO.Path.GetFullPath(file).TrimEnd(System.IO.Path.DirectorySeparatorChar));
        if (Directory.Exists(file)) return new(name, [], "");
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return new(name, [], File.ReadAllText(file));
        var attributes = RootAttributes.Read(file);
        return new(
            name,
            [.. attributes.Where(pair => pair.Key != Config && Said(pair.Value).Length is > 0 and <= Longest).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new FigureNumber(pair.Key, Said(pair.Value)))],
            attributes.GetValueOrDefault(Config) as string ?? "");
    }

    static string Said(object value) => value switch
    {
        bool flag => flag ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
