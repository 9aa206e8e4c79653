using System.Collections.Generic;

namespace GpuSim.KernelCompiler.Ir;

/// <summary>The scalars of the dialect. Byte, Short, UShort and SByte are only elements of views and fields of structs: C# computes with them as Int.</summary>
internal enum Scalar { Bool, SByte, Byte, Short, UShort, Int, UInt, Long, ULong, Float }

/// <summary>A type of the dialect.</summary>
internal abstract record DeviceType
{
    public static readonly DeviceType Void = new Nothing();
    public static readonly DeviceType Bool = new Of(Scalar.Bool);
    public static readonly DeviceType Int = new Of(Scalar.Int);
    public static readonly DeviceType UInt = new Of(Scalar.UInt);
    public static readonly DeviceType Long = new Of(Scalar.Long);
    public static readonly DeviceType ULong = new Of(Scalar.ULong);
    public static readonly DeviceType Float = new Of(Scalar.Float);

    public sealed record Nothing : DeviceType;

    /// <summary>A scalar.</summary>
    public sealed record Of(Scalar Kind) : DeviceType;

    /// <summary>A struct of scalars, structs and views, by value. Index1D is not one of these: it is an Int.</summary>
    public sealed record Struct(StructSymbol Symbol) : DeviceType;

    /// <summary>ArrayView&lt;T&gt;: first element and length. T is a scalar, a struct of scalars, or a type parameter.</summary>
    public sealed record View(DeviceType Element) : DeviceType;

    /// <summary>ColumnView&lt;T&gt;: structs of four-byte scalars stored field by field; field f of element i is word f · stride + i. T is a struct or a type parameter.</summary>
    public sealed record Columns(DeviceType Element) : DeviceType;

    /// <summary>A type parameter of a generic kernel or function, such as TModel: texts name it as it is, and the composed program defines it.</summary>
    public sealed record Parameter(string Name) : DeviceType;
}

/// <summary>A struct, by identity.</summary>
/// <param name="Id">Documentation id: T:GpuSim.Dynamics.Random.Block4.</param>
/// <param name="Name">In C-like texts: Block4, or Outer_Inner for a nested one.</param>
/// <param name="CSharpName">Fully qualified, with global::.</param>
/// <param name="IsHere">Declared in the compilation that is being translated; else its text and twin are in its own assembly.</param>
/// <param name="IsPartial">Declared partial, with all the types around it. In another assembly: its methods' twins stand in it.</param>
internal sealed record StructSymbol(string Id, string Name, string CSharpName, bool IsHere, bool IsPartial)
{
    /// <summary>In the order of declaration, which is that of memory.</summary>
    public IReadOnlyList<StructField> Fields { get; set; } = [];

    /// <summary>Without global::; empty where there is none.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>How the types around it are declared, outermost first ("partial struct Outer"), so that its twin may stand beside it; null where one of them is not partial. In another assembly: not null where the twin stands beside it.</summary>
    public IReadOnlyList<string>? Around { get; set; } = [];

    /// <summary>How it is declared: "partial struct State".</summary>
    public string Declaration { get; set; } = "";

    /// <summary>Visible to other assemblies, as are all types around it.</summary>
    public bool IsPublic { get; set; } = true;

    public bool Equals(StructSymbol? other) => other?.Id == Id;
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A field. Auto-properties are fields of their own name.</summary>
internal sealed record StructField(string Name, DeviceType Type)
{
    /// <summary>Other types of its assembly cannot read it.</summary>
    public bool IsPrivate { get; set; }
}
