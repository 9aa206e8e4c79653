using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

/// <summary>The functions of libhdf5 that are called here, as its headers declare them (1.10.3 and later).</summary>
/// <remarks>hid_t and hsize_t have 64 bits, herr_t and htri_t are int with failure below 0. Call under <see cref="Hdf5Library.Enter"/>.</remarks>
static unsafe partial class NativeHdf5
{
    /// <summary>Resolved by <see cref="Hdf5Library"/>.</summary>
    public const string Library = "hdf5";

    public const long Default = 0; // H5P_DEFAULT, H5S_ALL, H5E_DEFAULT
    public const ulong Unlimited = ulong.MaxValue;
    public const uint ReadOnly = 0, Truncate = 2;
    public const int ScalarSpace = 0, SelectSet = 0, Earliest = 0, LocalScope = 0, Version18 = 1, StrongClose = 3, Utf8 = 1, ByName = 0, Increasing = 0;
    public const int Signed = 1, Chunked = 2; // H5T_sign_t, H5D_layout_t
    public const int GroupKind = 2, DatasetKind = 5; // H5I_type_t
    public const int IntegerClass = 0, FloatClass = 1, StringClass = 3, EnumClass = 8; // H5T_class_t

    // Library
    [LibraryImport(Library)] public static partial int H5open();
    [LibraryImport(Library)] public static partial int H5dont_atexit();
    [LibraryImport(Library)] public static partial int H5get_libversion(out uint major, out uint minor, out uint release);
    [LibraryImport(Library)] public static partial int H5free_memory(void* memory);
    [LibraryImport(Library)] public static partial int H5Eset_auto2(long stack, void* function, void* data);
    [LibraryImport(Library)] public static partial int H5Ewalk2(long stack, int direction, delegate* unmanaged<uint, ErrorEntry*, void*, int> function, void* data);
    [LibraryImport(Library)] public static partial int H5Eclear2(long stack);
    [LibraryImport(Library)] public static partial int H5Idec_ref(long id);
    [LibraryImport(Library)] public static partial int H5Iget_type(long id);

    // Properties
    [LibraryImport(Library)] public static partial long H5Pcreate(long propertyClass);
    [LibraryImport(Library)] public static partial int H5Pset_libver_bounds(long list, int low, int high);
    [LibraryImport(Library)] public static partial int H5Pset_fclose_degree(long list, int degree);
    [LibraryImport(Library)] public static partial int H5Pset_istore_k(long list, uint half);
    [LibraryImport(Library)] public static partial int H5Pset_char_encoding(long list, int encoding);
    [LibraryImport(Library)] public static partial int H5Pset_chunk(long list, int rank, ulong* dims);
    [LibraryImport(Library)] public static partial int H5Pset_obj_track_times(long list, byte track);
    [LibraryImport(Library)] public static partial int H5Pset_create_intermediate_group(long list, uint make);
    [LibraryImport(Library)] public static partial int H5Pset_chunk_cache(long list, nuint slots, nuint bytes, double preemption);
    [LibraryImport(Library)] public static partial int H5Pget_layout(long list);
    [LibraryImport(Library)] public static partial int H5Pget_chunk(long list, int rank, ulong* dims);
    [LibraryImport(Library)] public static partial int H5Pset_shuffle(long list);
    [LibraryImport(Library)] public static partial int H5Pset_deflate(long list, uint level);

    // Files, groups, links
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial long H5Fcreate(string path, uint flags, long creation, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial long H5Fopen(string path, uint flags, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int H5Fis_hdf5(string path);
    [LibraryImport(Library)] public static partial int H5Fget_vfd_handle(long file, long access, out int* descriptor);
    [LibraryImport(Library)] public static partial int H5Fflush(long file, int scope);
    [LibraryImport(Library)] public static partial int H5Fclose(long file);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial long H5Gcreate2(long location, string name, long links, long creation, long access);
    [LibraryImport(Library)] public static partial int H5Gget_info(long group, out GroupInfo info);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int H5Lexists(long location, string name, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint H5Lget_name_by_idx(long location, string group, int index, int order, ulong n, byte* name, nuint room, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int H5Olink(long what, long location, string name, long links, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial long H5Oopen(long location, string name, long access);

    // Types and spaces
    [LibraryImport(Library)] public static partial long H5Tcopy(long type);
    [LibraryImport(Library)] public static partial int H5Tset_size(long type, nuint size);
    [LibraryImport(Library)] public static partial nuint H5Tget_size(long type);
    [LibraryImport(Library)] public static partial int H5Tset_cset(long type, int encoding);
    [LibraryImport(Library)] public static partial int H5Tget_sign(long type);
    [LibraryImport(Library)] public static partial int H5Tget_class(long type);
    [LibraryImport(Library)] public static partial int H5Tis_variable_str(long type);
    [LibraryImport(Library)] public static partial long H5Tenum_create(long baseType);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int H5Tenum_insert(long type, string name, void* value);
    [LibraryImport(Library)] public static partial int H5Tenum_nameof(long type, void* value, byte* name, nuint room);
    [LibraryImport(Library)] public static partial long H5Screate(int kind);
    [LibraryImport(Library)] public static partial long H5Screate_simple(int rank, ulong* dims, ulong* maximum);
    [LibraryImport(Library)] public static partial int H5Sselect_hyperslab(long space, int op, ulong* start, ulong* stride, ulong* count, ulong* block);
    [LibraryImport(Library)] public static partial int H5Sget_simple_extent_ndims(long space);
    [LibraryImport(Library)] public static partial int H5Sget_simple_extent_dims(long space, ulong* dims, ulong* maximum);

    // Attributes
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial long H5Acreate2(long location, string name, long type, long space, long creation, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial long H5Aopen(long location, string name, long access);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Aopen_by_idx(long location, string name, int index, int order, ulong n, long access, long links);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int H5Aexists(long location, string name);
    [LibraryImport(Library)] public static partial nint H5Aget_name(long attribute, nuint room, byte* name);
    [LibraryImport(Library)] public static partial long H5Aget_type(long attribute);
    [LibraryImport(Library)] public static partial long H5Aget_space(long attribute);
    [LibraryImport(Library)] public static partial int H5Aread(long attribute, long type, void* value);
    [LibraryImport(Library)] public static partial int H5Awrite(long attribute, long type, void* value);

    // Datasets
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Dcreate2(long location, string name, long type, long space, long links, long creation, long access);
    [LibraryImport(Library)] public static partial long H5Dcreate_anon(long location, long type, long space, long creation, long access);
    [LibraryImport(Library)] public static partial long H5Dget_create_plist(long dataset);
    [LibraryImport(Library)] public static partial long H5Dget_space(long dataset);
    [LibraryImport(Library)] public static partial long H5Dget_type(long dataset);
    [LibraryImport(Library)] public static partial int H5Dset_extent(long dataset, ulong* dims);
    [LibraryImport(Library)] public static partial int H5Dread(long dataset, long type, long memory, long file, long transfer, void* values);
    [LibraryImport(Library)] public static partial int H5Dwrite(long dataset, long type, long memory, long file, long transfer, void* values);
    [LibraryImport(Library)] public static partial ulong H5Dget_storage_size(long dataset);
    [LibraryImport(Library)] public static partial int H5Dget_chunk_storage_size(long dataset, ulong* offset, out ulong bytes);
    [LibraryImport(Library)] public static partial int H5Dwrite_chunk(long dataset, long transfer, uint skippedFilters, ulong* offset, nuint size, void* bytes);

    /// <summary>H5G_info_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GroupInfo
    {
        public int Storage;
        public ulong Links;
        public long MaxCreationOrder;
        public byte Mounted;
    }

    /// <summary>H5E_error2_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ErrorEntry
    {
        public long Class, Major, Minor;
        public uint Line;
        public byte* Function, File, Text;
    }
}
