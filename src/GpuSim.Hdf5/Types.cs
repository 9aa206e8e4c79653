namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>The data types of the format. Every machine that .NET runs on is little-endian, so file and memory share them.</summary>
static unsafe class Types
{
    public static readonly long UInt64 = Constant("H5T_STD_U64LE_g");
    public static readonly long Int64 = Constant("H5T_STD_I64LE_g");
    public static readonly long UInt32 = Constant("H5T_STD_U32LE_g");
    public static readonly long Double = Constant("H5T_IEEE_F64LE_g");
    public static readonly long Float = Constant("H5T_IEEE_F32LE_g");
    static readonly long CString = Constant("H5T_C_S1_g");
    static readonly long UInt8 = Constant("H5T_STD_U8LE_g");
    static readonly long Int8 = Constant("H5T_STD_I8LE_g");

    /// <summary>UTF-8 of any length, kept in the file's heap: an attribute of fixed length ends at 64 KiB.</summary>
    public static Handle Text()
    {
        var type = new Handle(H5Tcopy(CString), "H5Tcopy");
        Check(H5Tset_size(type, nuint.MaxValue), "H5Tset_size"); // H5T_VARIABLE
        Check(H5Tset_cset(type, Utf8), "H5Tset_cset");
        return type;
    }

    /// <summary>SONATA's order of spikes.</summary>
    public static Handle Sorting() => Enumeration(UInt8, "none", "by_id", "by_time");

    /// <summary>The boolean that h5py knows as such.</summary>
    public static Handle Boolean() => Enumeration(Int8, "FALSE", "TRUE");

    static Handle Enumeration(long baseType, params ReadOnlySpan<string> names)
    {
        var type = new Handle(H5Tenum_create(baseType), "H5Tenum_create");
        for (byte value = 0; value < names.Length; value++) Check(H5Tenum_insert(type, names[value], &value), "H5Tenum_insert");
        return type;
    }
}
