using System.Text;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>A file open for reading; whatever is wrong with it becomes an <see cref="UnreadableFileException"/>.</summary>
sealed class StoredFile : IDisposable
{
    readonly string _path, _expected;
    bool _closed;

    /// <summary>Opens it.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="expected">What to name instead of a file that is not HDF5.</param>
    /// <exception cref="UnreadableFileException">Not there, not HDF5, or damaged at its start.</exception>
    public StoredFile(string path, string expected)
    {
        (_path, _expected) = (path, expected);
        Id = Open();
    }

    /// <summary>The open file.</summary>
    public long Id { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        using (Enter()) H5Fclose(Id);
    }

    /// <summary>Reads; what fails on the way is a damaged file.</summary>
    /// <param name="place">Within the file; empty for all of it.</param>
    /// <param name="read">What to do.</param>
    /// <exception cref="UnreadableFileException">It is damaged there.</exception>
    public T Reading<T>(string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cause) when (cause is Hdf5CallException or InvalidDataException or OverflowException)
        {
            throw Unreadable($"{(place.Length > 0 ? place + ": " : "")}{cause.Message}", "It is damaged or of another format; copy it again, or run again.", cause);
        }
    }

    /// <summary>Names in a group, ascending.</summary>
    public unsafe List<string> Children(string path)
    {
        using var group = new Handle(H5Oopen(Id, path, Default), "H5Oopen");
        if (H5Iget_type(group) != GroupKind) throw new InvalidDataException($"{path} is not a group");
        Check(H5Gget_info(group, out var info), "H5Gget_info");
        var names = new List<string>();
        for (ulong n = 0; n < info.Links; n++)
        {
            var length = (int)Check(H5Lget_name_by_idx(group, ".", ByName, Increasing, n, null, 0, Default), "H5Lget_name_by_idx");
            var bytes = new byte[length + 1];
            fixed (byte* room = bytes)
                Check(H5Lget_name_by_idx(group, ".", ByName, Increasing, n, room, (nuint)bytes.Length, Default), "H5Lget_name_by_idx");
            names.Add(Encoding.UTF8.GetString(bytes, 0, length));
        }
        return names;
    }

    /// <summary>The exception to throw for this file.</summary>
    public UnreadableFileException Unreadable(string why, string wayOut, Exception? cause = null) =>
        new(_path, why, wayOut, cause);

    /// <summary>The first things at the top of the file, for a message.</summary>
    public string Listed()
    {
        var names = Children("/");
        return names.Count == 0 ? "nothing at all" : string.Join(", ", names.Take(5).Select(name => "/" + name));
    }

    long Open()
    {
        if (Directory.Exists(_path)) throw Unreadable("it is a folder", "Name a file in it.");
        if (!File.Exists(_path))
        {
            throw Unreadable("it is not there", File.Exists(_path + ".partial")
                ? $"{_path}.partial of an unfinished run is: name that."
                : "Look at its name and folder.");
        }
        var start = Start();
        if (start.Length == 0) throw Unreadable("it is empty", "Run again, or name another file.");
        using (Enter())
        {
            if (H5Fis_hdf5(_path) == 0) throw Unreadable($"it is not HDF5; it begins with {Shown(start)}", $"Name {_expected}.");
            try
            {
                using var access = new Handle(H5Pcreate(Constant("H5P_CLS_FILE_ACCESS_ID_g")), "H5Pcreate");
                Check(H5Pset_fclose_degree(access, StrongClose), "H5Pset_fclose_degree");
                return KeepToThisProcess(Check(H5Fopen(_path, ReadOnly, access), "H5Fopen"));
            }
            catch (Hdf5CallException cause) when (cause.Reason.Contains("truncated", StringComparison.Ordinal))
            {
                throw Unreadable($"its end is missing ({cause.Reason})", "Copy it again, or run again.", cause);
            }
            catch (Hdf5CallException cause) when (cause.Reason.Contains("unavailable", StringComparison.Ordinal))
            {
                throw Unreadable("a run is writing it now", "Wait until that run ends.", cause);
            }
            catch (Hdf5CallException cause)
            {
                throw Unreadable($"it is damaged ({cause.Reason})", "Copy it again, or run again.", cause);
            }
        }
    }

    byte[] Start()
    {
        try
        {
            using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = new byte[16];
            return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (UnauthorizedAccessException cause)
        {
            throw Unreadable("there is no permission to read it", "Change its permissions.", cause);
        }
        catch (IOException cause) when (OutputPath.IsHeldByOther(cause))
        {
            throw Unreadable("a run is writing it now", "Wait until that run ends.", cause);
        }
        catch (IOException cause)
        {
            throw Unreadable(cause.Message.TrimEnd('.'), "Look at its disk.", cause);
        }
    }

    static string Shown(byte[] start) => "\"" + string.Concat(start.Select(b => b is >= 32 and < 127 ? (char)b : '·')) + "\"";
}
