namespace GpuSim.KernelLanguage.Programs;

/// <summary>What a type parameter stands for in a program.</summary>
/// <param name="FullName">As in documentation ids: System.Single.</param>
/// <param name="Name">In texts: float.</param>
/// <param name="IsStruct">Has a text of its own.</param>
internal sealed record BoundType(string FullName, string Name, bool IsStruct)
{
    static readonly Dictionary<string, string> Scalars = new()
    {
        ["System.Boolean"] = "bool", ["System.SByte"] = "sbyte", ["System.Byte"] = "byte", ["System.Int16"] = "short", ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int", ["System.UInt32"] = "uint", ["System.Int64"] = "long", ["System.UInt64"] = "ulong", ["System.Single"] = "float",
    };

    /// <summary>Its name as part of other names: ArrayView_ulong.</summary>
    public string Part => Scalars.GetValueOrDefault(FullName, Name);

    /// <summary>A scalar by its full name, or null.</summary>
    public static BoundType? Scalar(string fullName, DeviceLanguage language) => Scalars.TryGetValue(fullName, out var part) ? new(fullName, Said(part, language), false) : null;

    /// <summary>How memory holds it: bool as the byte that C# makes of it.</summary>
    public string Stored => FullName == "System.Boolean" ? "uchar" : Name;

    static string Said(string part, DeviceLanguage language) => (part, language) switch
    {
        ("byte", _) => "uchar",
        ("sbyte", DeviceLanguage.OpenCl) => "char",
        ("sbyte", _) => "signed char",
        ("long", DeviceLanguage.Cuda) => "long long",
        ("ulong", DeviceLanguage.Cuda) => "unsigned long long",
        _ => part,
    };
}
