namespace GpuSim.Hdf5;

/// <summary>An id of libhdf5 that is given back when its scope ends.</summary>
readonly struct Handle(long id, string function) : IDisposable
{
    /// <summary>The hid_t; a failed call throws here, with its name.</summary>
    public long Id { get; } = Hdf5Library.Check(id, function);

    public static implicit operator long(Handle handle) => handle.Id;

    public void Dispose()
    {
        if (Id > 0) NativeHdf5.H5Idec_ref(Id);
    }
}
