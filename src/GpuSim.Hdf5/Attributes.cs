using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>Named text and numbers on a file, group or dataset.</summary>
static unsafe class Attributes
{
    const int MostFixedText = 1 << 20; // the format's own limit is 64 KiB, but for what a damaged header says

    public static void Write(long location, string name, object value)
    {
        switch (value)
        {
            case bool flag: WriteFlag(location, name, flag); break;
            case ulong number: WriteScalar(location, name, Types.UInt64, &number); break;
            case uint number: WriteScalar(location, name, Types.UInt32, &number); break;
            case double number: WriteScalar(location, name, Types.Double, &number); break;
            case float single: Write(location, name, (double)single); break;
            case sbyte or byte or short or ushort or int or long: WriteLong(location, name, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            default: WriteText(location, name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""); break;
        }
    }

    public static void WritePair(long location, string name, uint first, uint second)
    {
        var dims = 2UL;
        var values = stackalloc uint[] { first, second };
        using var space = new Handle(H5Screate_simple(1, &dims, null), "H5Screate_simple");
        WriteIn(location, name, Types.UInt32, space, values);
    }

    public static void WriteSorting(long location, byte value)
    {
        using var type = Types.Sorting();
        WriteScalar(location, "sorting", type, &value);
    }

    public static bool Exists(long location, string name) => Check(H5Aexists(location, name), "H5Aexists") > 0;

    /// <summary>Text, long, ulong, double or bool; an enum as its name; null when absent or of another kind.</summary>
    public static object? Read(long location, string name)
    {
        if (!Exists(location, name)) return null;
        using var attribute = new Handle(H5Aopen(location, name, Default), "H5Aopen");
        return Value(attribute);
    }

    /// <summary>All attributes that hold one value.</summary>
    public static Dictionary<string, object> ReadAll(long location)
    {
        var all = new Dictionary<string, object>();
        for (ulong n = 0; ; n++)
        {
            var id = H5Aopen_by_idx(location, ".", ByName, Increasing, n, Default, Default);
            if (id < 0) return all; // past the last
            using var attribute = new Handle(id, "H5Aopen_by_idx");
            if (Value(attribute) is { } value) all[Name(attribute)] = value;
        }
    }

    static void WriteLong(long location, string name, long number) => WriteScalar(location, name, Types.Int64, &number);

    static void WriteFlag(long location, string name, bool flag)
    {
        using var type = Types.Boolean();
        var value = flag ? (byte)1 : (byte)0;
        WriteScalar(location, name, type, &value);
    }

    static void WriteText(long location, string name, string text)
    {
        using var type = Types.Text();
        fixed (byte* bytes = Encoding.UTF8.GetBytes(text + '\0'))
        {
            var start = bytes;
            WriteScalar(location, name, type, &start);
        }
    }

    static void WriteScalar(long location, string name, long type, void* value)
    {
        using var space = new Handle(H5Screate(ScalarSpace), "H5Screate");
        WriteIn(location, name, type, space, value);
    }

    static void WriteIn(long location, string name, long type, long space, void* value)
    {
        using var attribute = new Handle(H5Acreate2(location, name, type, space, Default, Default), "H5Acreate2");
        Check(H5Awrite(attribute, type, value), "H5Awrite");
    }

    static object? Value(long attribute)
    {
        using var space = new Handle(H5Aget_space(attribute), "H5Aget_space");
        if (H5Sget_simple_extent_ndims(space) != 0) return null;
        using var type = new Handle(H5Aget_type(attribute), "H5Aget_type");
        return H5Tget_class(type) switch
        {
            IntegerClass => Whole(attribute),
            FloatClass => Real(attribute),
            StringClass => Text(attribute, type),
            EnumClass => EnumName(attribute, type),
            _ => null,
        };
    }

    static object Whole(long attribute)
    {
        long signed;
        ulong unsigned;
        Check(H5Aread(attribute, Types.Int64, &signed), "H5Aread");
        Check(H5Aread(attribute, Types.UInt64, &unsigned), "H5Aread");
        return unsigned > long.MaxValue ? unsigned : signed; // conversion clips, so a negative one is 0 here
    }

    static double Real(long attribute)
    {
        double value;
        Check(H5Aread(attribute, Types.Double, &value), "H5Aread");
        return value;
    }

    static string Text(long attribute, long type)
    {
        if (H5Tis_variable_str(type) > 0)
        {
            byte* text;
            Check(H5Aread(attribute, type, &text), "H5Aread");
            var result = Marshal.PtrToStringUTF8((nint)text) ?? "";
            H5free_memory(text);
            return result;
        }
        var size = H5Tget_size(type);
        if (size > MostFixedText) throw new InvalidDataException($"an attribute is said to hold {size} bytes of text");
        var bytes = new byte[size];
        fixed (byte* room = bytes) Check(H5Aread(attribute, type, room), "H5Aread");
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0', ' ');
    }

    static object EnumName(long attribute, long type)
    {
        ulong value = 0; // room for any base type
        var name = stackalloc byte[64];
        Check(H5Aread(attribute, type, &value), "H5Aread");
        Check(H5Tenum_nameof(type, &value, name, 64), "H5Tenum_nameof");
        return Marshal.PtrToStringUTF8((nint)name) switch { "TRUE" => true, "FALSE" => false, var other => other ?? "" };
    }

    static string Name(long attribute)
    {
        var length = Check(H5Aget_name(attribute, 0, null), "H5Aget_name");
        var bytes = new byte[length + 1];
        fixed (byte* room = bytes) Check(H5Aget_name(attribute, (nuint)bytes.Length, room), "H5Aget_name");
        return Encoding.UTF8.GetString(bytes, 0, (int)length);
    }
}
