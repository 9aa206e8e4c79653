using System.Globalization;
using GpuSim.Hdf5;
using GpuSim.Report;
using GpuSim.Report.Page;
using GpuSim.Sweeps;

namespace GpuSim.Pictures;

/// <summary>What a page says of where its figures come from: what the file says of its run, and the config it was run from.</summary>
public static class PictureOrigin
{
    const string Config = "config", Varied = "experiment_config"; // a sweep has both: its own and that of what it varies
    const int Longest = 400; // letters of a fact

    /// <summary>Read from the file, or from the table in the folder of a sweep; a file that is not HDF5 says nothing.</summary>
    public static PageText Of(string file)
    {
        var name = System.IO.Path.GetFileName(System.IO.Path.GetFullPath(file).TrimEnd(System.IO.Path.DirectorySeparatorChar));
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return new(name, [], File.ReadAllText(file));
        var attributes = RootAttributes.Read(Directory.Exists(file) ? System.IO.Path.Combine(file, SweepTable.FileName) : file);
        return new(
            name,
            [.. attributes.Where(pair => pair.Key is not (Config or Varied) && Said(pair.Value).Length is > 0 and <= Longest).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new FigureNumber(pair.Key, Said(pair.Value)))],
            string.Join("\n\n", new[] { Config, Varied }.Select(key => attributes.GetValueOrDefault(key)).OfType<string>()));
    }

    static string Said(object value) => value switch
    {
        bool flag => flag ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
