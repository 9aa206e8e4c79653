namespace GpuSim.Hdf5;

/// <summary>Where a run's file goes: FILE, and FILE.partial until it is whole.</summary>
sealed record OutputPath(string Final, string Partial)
{
    /// <summary>Looks at everything that can be wrong with a path before the run starts.</summary>
    /// <exception cref="OutputException">Nothing can be written there; the message says why and what to do.</exception>
    public static OutputPath Check(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new OutputException("The output path is empty. Name a file, such as out.h5.");
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw Refused(path, "it is a folder", $"Name a file in it, such as {Path.Combine(path, "out.h5")}.");
        if (!OperatingSystem.IsWindows() && full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
            throw Refused(path, "it is a device", "Name a file; without one the run still prints its hash and rates.");
        if (new FileInfo(full).LinkTarget is not null && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target) full = target.FullName; // keep the link, replace what it names
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw Refused(path, File.Exists(folder) ? $"{folder} is a file, not a folder" : $"there is no folder {folder}", "Create it, or name another place.");
        if (File.Exists(full) && (File.GetAttributes(full) & FileAttributes.ReadOnly) != 0)
            throw Refused(path, "a write-protected file of that name is there", "Remove it, or name another file.");
        var result = new OutputPath(full, full + ".partial");
        result.TryPartial(path);
        return result;
    }

    // Opening it alone also finds a run that writes it now: libhdf5 holds a lock of the same kind on a file it writes.
    void TryPartial(string path)
    {
        if (Directory.Exists(Partial)) throw Refused(path, $"a folder {Partial} is there, and that name is needed for the unfinished file", "Remove it, or name another file.");
        var existed = File.Exists(Partial);
        try
        {
            using (new FileStream(Partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)) { }
            if (!existed) File.Delete(Partial);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw Refused(path, $"no permission to write in {Path.GetDirectoryName(Partial)}", "Change its permissions, or name another place.", cause);
        }
        catch (IOException cause) when (IsHeldByOther(cause))
        {
            throw Refused(path, "another run is writing it now", "Wait for that run, or name another file.", cause);
        }
        catch (IOException cause)
        {
            throw Refused(path, cause.Message.TrimEnd('.'), "Name another place.", cause);
        }
    }

    internal static bool IsHeldByOther(IOException cause) => OutputException.IsHeldByOther(cause);

    static OutputException Refused(string path, string why, string wayOut, Exception? cause = null) =>
        new($"{path} cannot be written: {why}. {wayOut}", cause);
}
