using System.Globalization;
using GpuSim.Hdf5;
using GpuSim.Model.Sweeps;

namespace GpuSim.Sweeps;

/// <summary>The folder of a sweep: its journal, its table, and what points leave.</summary>
static class SweepFolder
{
    /// <summary>Makes the folder, or makes sure that nobody's files are mixed with a sweep's.</summary>
    /// <exception cref="OutputException">It is taken, or cannot be made.</exception>
    public static void Prepare(string folder, bool resume)
    {
        if (File.Exists(folder)) throw new OutputException($"{folder} cannot be written: it is a file. Name a folder, such as {Path.GetFileNameWithoutExtension(folder)}.");
        Make(folder);
        if (SweepJournal.IsIn(folder))
        {
            if (!resume) throw new OutputException($"{folder} cannot be written: a sweep is there already. Add --resume to go on with it, or name another folder.");
        }
        else if (Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => !entry.EndsWith(".partial", StringComparison.Ordinal)) is { } other)
            throw new OutputException($"{folder} cannot be written: it is not empty, but holds {Path.GetFileName(other)}. Name a new folder.");
    }

    /// <summary>Makes a folder.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        const int noSpaceLeft = 28, diskFull = unchecked((int)0x80070070); // on Unix, on Windows; these have an exit code of their own
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException { HResult: not (noSpaceLeft or diskFull) })
        {
            throw new OutputException($"{folder} cannot be written: no folder can be made there. Name one in a folder that you may write to.", refused);
        }
    }

    /// <summary>Where points leave their files.</summary>
    public static string Points(string folder) => Path.Combine(folder, "points");

    /// <summary>The file of a point.</summary>
    public static string Point(string folder, SweepPoint point) => Path.Combine(Points(folder), point.Index.ToString("D6", CultureInfo.InvariantCulture) + ".h5");
}
