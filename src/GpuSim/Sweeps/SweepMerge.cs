using GpuSim.Hdf5;

namespace GpuSim.Sweeps;

/// <summary>Puts the parts of a sweep together.</summary>
public static class SweepMerge
{
    /// <summary>Writes the table of all points that any of the folders has.</summary>
    /// <param name="folders">Of the parts, in any order.</param>
    /// <param name="output">An empty folder.</param>
    /// <exception cref="OutputException">The output is taken.</exception>
    /// <exception cref="UnreadableFileException">A folder holds no sweep or another sweep, or two differ in a point.</exception>
    public static SweepSummary Of(IReadOnlyList<string> folders, string output)
    {
        Hdf5Library.Require();
        var parts = folders.Select(folder => (Folder: folder, Read: SweepJournal.Read(folder))).ToList();
        var (first, origin) = (parts[0].Folder, parts[0].Read.Origin);
        foreach (var (folder, read) in parts)
            if (origin.Difference(read.Origin) is { } different)
                throw new UnreadableFileException(folder, $"it is not of the same sweep as {first}: {different}", "Merge parts of one sweep.");
        var rows = new SortedDictionary<int, (string Folder, SweepRow Row)>();
        foreach (var (folder, read) in parts)
            foreach (var row in read.Rows) Add(rows, folder, row);

        SweepFolder.Prepare(output, resume: false);
        var sweep = origin.Sweep();
        using (var journal = SweepJournal.Open(output, origin))
            journal.Add(rows.Values.Select(entry => entry.Row));
        SweepRow[] merged = [.. rows.Values.Select(entry => entry.Row)];
        SweepTable.Write(output, origin, sweep, merged);
        return SweepSummary.Of(origin, sweep, merged, output);
    }

    static void Add(SortedDictionary<int, (string Folder, SweepRow Row)> rows, string folder, SweepRow row)
    {
        if (rows.TryAdd(row.Index, (folder, row)) || rows[row.Index].Row.Agrees(row)) return;
        throw new UnreadableFileException(folder, $"its point {row.Index} has another result than that of {rows[row.Index].Folder}", "The same point gives the same result everywhere, so one of the two is damaged; run it again.");
    }
}
