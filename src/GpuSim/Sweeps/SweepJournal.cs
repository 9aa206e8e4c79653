using System.Globalization;
using GpuSim.Hdf5;

namespace GpuSim.Sweeps;

/// <summary>DIR/sweep.journal: a line for the sweep and one for each point that has ended, on disk before the next point counts.</summary>
/// <remarks>
/// It is the truth that DIR/sweep.h5 is written from. Lines are only ever added, and each has a checksum: whatever moment a process
/// is killed at, the file is whole lines and perhaps a torn one, which is cut off when the sweep goes on.
/// </remarks>
sealed class SweepJournal : IDisposable
{
    const string FileName = "sweep.journal", Format = "gpusim-sweep-2";

    readonly FileStream _file;
    readonly Dictionary<int, SweepRow> _rows; // by point; what was run again counts as it ended last

    SweepJournal(FileStream file, Dictionary<int, SweepRow> rows) => (_file, _rows) = (file, rows);

    /// <summary>Points that have ended, each once.</summary>
    public IReadOnlyList<SweepRow> Rows => [.. _rows.Values];

    /// <summary>Whether a folder has one.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Begins one, or goes on with one that is the same sweep's.</summary>
    /// <exception cref="OutputException">Another sweep's is there, or another process writes it.</exception>
    public static SweepJournal Open(string folder, SweepOrigin origin)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) Create(path, origin);
        var file = OpenAlone(path);
        try
        {
            var (there, rows, length) = Read(path, file);
            if (there.Difference(origin) is { } changed)
                throw new OutputException($"{folder}: expected the sweep that was begun there, but it has changed: {changed}. Change it back, or begin anew in another folder.");
            file.SetLength(length);
            file.Seek(0, SeekOrigin.End);
            return new(file, rows);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What one holds.</summary>
    /// <exception cref="UnreadableFileException">There is none, or it is damaged.</exception>
    public static (SweepOrigin Origin, IReadOnlyList<SweepRow> Rows) Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new UnreadableFileException(folder, Directory.Exists(folder) ? $"it holds no {FileName}" : "there is no such folder", "Name a folder that `gpusim sweep -o` made.");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (origin, rows, _) = Read(path, file);
        return (origin, [.. rows.Values]);
    }

    /// <summary>Adds a point; it is on disk when this returns.</summary>
    public void Add(SweepRow row) => Add([row]);

    /// <summary>Adds points; they are on disk when this returns.</summary>
    public void Add(IEnumerable<SweepRow> rows)
    {
        foreach (var row in rows)
        {
            _file.Write(JournalText.Line(ToFields(row)));
            _rows[row.Index] = row;
        }
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Under another name until it is whole: then there is a sweep or there is none.
    static void Create(string path, SweepOrigin origin)
    {
        var partial = path + ".partial";
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
        {
            file.Write(JournalText.Line([Format, .. origin.ToFields()]));
            file.Flush(flushToDisk: true);
        }
        File.Move(partial, path);
    }

    static FileStream OpenAlone(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException cause) when (OutputException.IsHeldByOther(cause))
        {
            throw new OutputException($"{Path.GetDirectoryName(path)} cannot be written: another sweep is writing it now. Wait for it, or name another folder; `--part` and `gpusim merge` share one sweep among several.", cause);
        }
    }

    static (SweepOrigin Origin, Dictionary<int, SweepRow> Rows, long Length) Read(string path, FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var (lines, length) = JournalText.Read(bytes);
        if (lines.FirstOrDefault() is not [Format, .. var fields] || SweepOrigin.From(fields) is not { } origin)
            throw new UnreadableFileException(path, "its first line is damaged or of another version", "Begin anew in another folder.");
        var rows = new Dictionary<int, SweepRow>();
        foreach (var row in lines.Skip(1).Select(From)) rows[row.Index] = row;
        return (origin, rows, length);
    }

    static IEnumerable<string> ToFields(SweepRow row) =>
    [
        row.Index.ToString(CultureInfo.InvariantCulture), row.SeedNetwork.ToString(CultureInfo.InvariantCulture), row.SeedNoise.ToString(CultureInfo.InvariantCulture),
        row.Device, row.Fingerprint, row.Hash, row.Failure, .. row.Values.Select(JournalText.Value),
    ];

    static SweepRow From(string[] fields) => new(
        int.Parse(fields[0], CultureInfo.InvariantCulture), ulong.Parse(fields[1], CultureInfo.InvariantCulture), ulong.Parse(fields[2], CultureInfo.InvariantCulture),
        fields[3], fields[4], fields[5], fields[6], [.. fields.Skip(7).Select(JournalText.Value)]);
}
