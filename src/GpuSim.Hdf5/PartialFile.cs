namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>FILE.partial while a run writes it: created, flushed now and then, renamed over FILE when it is whole.</summary>
/// <remarks>
/// A run may be killed at any moment: the file is in the earliest format, which needs no repair. The first write that fails
/// is the last: libhdf5 keeps what it could not write and would stumble over it.
/// </remarks>
sealed class PartialFile
{
    const int FlushEvery = 500; // ms of wall time

    readonly OutputPath _path;
    readonly Func<string> _safe;
    DiskFullException? _failure;
    long _lastFlush;

    /// <summary>Creates it, empty, over one that was left.</summary>
    /// <param name="path">Checked.</param>
    /// <param name="wideNodes">
    /// Whether an index has nodes of 512 chunks: that of most runs is then one node, rewritten in place, with nothing half
    /// linked when the run is killed or the disk is full. With very many growing datasets such nodes would outgrow libhdf5's cache.
    /// </param>
    /// <param name="safe">Says after a failure what the last flush kept.</param>
    /// <exception cref="OutputException">It cannot be created.</exception>
    public PartialFile(OutputPath path, bool wideNodes, Func<string> safe)
    {
        (_path, _safe) = (path, safe);
        using (Enter()) Id = Create(wideNodes);
    }

    /// <summary>The open file.</summary>
    public long Id { get; }

    /// <summary>Its name.</summary>
    public string Path => _path.Partial;

    /// <summary>Whether nothing can be written any more because the file was completed or left.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether the last flush was long enough ago for another.</summary>
    public bool FlushIsDue => Environment.TickCount64 - _lastFlush >= FlushEvery;

    /// <summary>Writes; a call of libhdf5 that fails in it ends the file.</summary>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Guarded(Action write) => Guarded<byte>([], _ => write());

    /// <summary>As <see cref="Guarded(Action)"/>, handing on values.</summary>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Guarded<T>(ReadOnlySpan<T> values, Action<ReadOnlySpan<T>> write)
    {
        if (_failure is not null) throw _failure;
        try
        {
            write(values);
        }
        catch (Hdf5CallException cause)
        {
            throw _failure = Failed(cause);
        }
    }

    /// <summary>Hands all that was written to the system; call it guarded.</summary>
    public void Flush()
    {
        using (Enter()) Check(H5Fflush(Id, LocalScope), "H5Fflush");
        _lastFlush = Environment.TickCount64;
    }

    /// <summary>Writes the end, closes and renames it over FILE in one step.</summary>
    /// <exception cref="DiskFullException">A write failed; FILE is as it was.</exception>
    public void Complete(Action writeEnd)
    {
        Guarded(() =>
        {
            writeEnd();
            Close();
        });
        File.Move(_path.Partial, _path.Final, overwrite: true);
    }

    /// <summary>Of a file that was not completed: writes the rest and keeps it, or deletes it where <paramref name="writeRest"/> is null.</summary>
    public void Leave(Action? writeRest)
    {
        if (IsClosed || _failure is not null) return;
        try
        {
            Guarded(() =>
            {
                writeRest?.Invoke();
                Close();
            });
            if (writeRest is null) File.Delete(_path.Partial);
        }
        catch (DiskFullException)
        {
            // What was flushed stays; there is another failure on its way already, or nobody to tell.
        }
    }

    long Create(bool wideNodes)
    {
        using var access = new Handle(H5Pcreate(Constant("H5P_CLS_FILE_ACCESS_ID_g")), "H5Pcreate");
        Check(H5Pset_libver_bounds(access, Earliest, Version18), "H5Pset_libver_bounds");
        Check(H5Pset_fclose_degree(access, StrongClose), "H5Pset_fclose_degree");
        using var creation = new Handle(H5Pcreate(Constant("H5P_CLS_FILE_CREATE_ID_g")), "H5Pcreate");
        if (wideNodes) Check(H5Pset_istore_k(creation, 256), "H5Pset_istore_k");
        try
        {
            return KeepToThisProcess(Check(H5Fcreate(_path.Partial, Truncate, creation, access), "H5Fcreate"));
        }
        catch (Hdf5CallException cause) when (cause.Reason is "No space left on device" or "Disk quota exceeded")
        {
            throw new DiskFullException($"{_path.Partial} cannot be created: {cause.Reason}. Make room, or name another place.", cause);
        }
        catch (Hdf5CallException cause)
        {
            throw new OutputException($"{_path.Partial} cannot be created: {cause.Reason}. Name another place.", cause);
        }
    }

    void Close()
    {
        using (Enter()) Check(H5Fclose(Id), "H5Fclose");
        IsClosed = true;
    }

    DiskFullException Failed(Hdf5CallException cause)
    {
        var bytes = File.Exists(_path.Partial) ? new FileInfo(_path.Partial).Length : 0;
        return new(FormattableString.Invariant(
            $"""
            {_path.Partial} cannot be written on: {cause.Reason}.
              {bytes:N0} bytes were written; {_safe()}.
              {(File.Exists(_path.Final) ? $"The older {_path.Final} is untouched. " : "")}Make room and run again, or record less.
            """), cause);
    }
}
