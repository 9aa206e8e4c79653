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

    static readonly Dictionary<Type, long> Numbers = new()
    {
        [typeof(sbyte)] = Int8,
        [typeof(byte)] = UInt8,
        [typeof(short)] = Constant("H5T_STD_I16LE_g"),
        [typeof(ushort)] = Constant("H5T_STD_U16LE_g"),
        [typeof(int)] = Constant("H5T_STD_I32LE_g"),
        [typeof(uint)] = UInt32,
        [typeof(long)] = Int64,
        [typeof(ulong)] = UInt64,
        [typeof(float)] = Float,
        [typeof(double)] = Double,
    };

    /// <summary>The type that holds numbers of <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no number of 1 to 8 bytes.</exception>
    public static long Of<T>() => Numbers.TryGetValue(typeof(T), out var type) ? type : throw new NotSupportedException($"Arrays of {typeof(T).Name} cannot be stored; take a type of number.");

    /// <summary>What holds every value of a stored type, or null where that is neither number nor text.</summary>
    public static Type? In(long type)
    {
        var size = (int)H5Tget_size(type);
        return (H5Tget_class(type), size, H5Tget_sign(type)) switch
        {
            (StringClass, _, _) => typeof(string),
            (FloatClass, 4, _) => typeof(float),
            (FloatClass, 8, _) => typeof(double),
            (IntegerClass, 1, Signed) => typeof(sbyte),
            (IntegerClass, 1, _) => typeof(byte),
            (IntegerClass, 2, Signed) => typeof(short),
            (IntegerClass, 2, _) => typeof(ushort),
            (IntegerClass, 4, Signed) => typeof(int),
            (IntegerClass, 4, _) => typeof(uint),
            (IntegerClass, 8, Signed) => typeof(long),
            (IntegerClass, 8, _) => typeof(ulong),
            _ => null,
        };
    }

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
