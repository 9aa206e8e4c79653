using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>Where twins stand and what they are called, derived from symbols alone, so that callers in other assemblies find them.</summary>
internal static class TwinNames
{
    /// <summary>Of a struct, as it is declared: StateLanes512, or Outer_InnerLanes512 where an outer type is not partial.</summary>
    public static string Declared(StructSymbol symbol, Width width) =>
        (symbol.Around is null ? Path(symbol.CSharpName, symbol.Namespace).Replace('.', '_') : symbol.CSharpName.Split('.', ':').Last()) + width.Blocks;

    /// <summary>Of a struct, fully qualified.</summary>
    public static string Of(StructSymbol symbol, Width width) =>
        symbol.Around is null ? Qualified(symbol.Namespace, Declared(symbol, width)) : symbol.CSharpName + width.Blocks;

    /// <summary>Of the static class that holds the twins of a type's static functions, as it is declared.</summary>
    public static string Holder(FunctionSymbol function, Width width) => Path(function.CSharpContainer, function.Namespace).Replace('.', '_') + width.Blocks;

    /// <summary>The same, fully qualified.</summary>
    public static string QualifiedHolder(FunctionSymbol function, Width width) => Qualified(function.Namespace, Holder(function, width));

    static string Qualified(string @namespace, string name) => @namespace.Length == 0 ? $"global::{name}" : $"global::{@namespace}.{name}";

    static string Path(string qualified, string @namespace)
    {
        var path = qualified.StartsWith("global::", System.StringComparison.Ordinal) ? qualified.Substring("global::".Length) : qualified;
        return @namespace.Length == 0 ? path : path.Substring(@namespace.Length + 1);
    }
}
