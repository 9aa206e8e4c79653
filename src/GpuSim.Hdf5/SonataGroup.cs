namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>Groups by path, names in UTF-8.</summary>
static class SonataGroup
{
    /// <summary>Creates the last part of <paramref name="path"/>.</summary>
    /// <returns>Its id, closed with the file.</returns>
    public static long Create(long file, string path)
    {
        using var links = new Handle(H5Pcreate(Constant("H5P_CLS_LINK_CREATE_ID_g")), "H5Pcreate");
        Check(H5Pset_char_encoding(links, Utf8), "H5Pset_char_encoding");
        return Check(H5Gcreate2(file, path, links, Default, Default), "H5Gcreate2");
    }
}
