using System.Collections.Generic;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What the dialect knows without a body, by its C# name; and what it refuses by name.</summary>
internal static class Intrinsics
{
    static readonly Dictionary<string, IntrinsicKind> Known = new()
    {
        ["System.MathF.FusedMultiplyAdd"] = IntrinsicKind.FusedMultiplyAdd,
        ["System.MathF.Sqrt"] = IntrinsicKind.SquareRoot,
        ["System.MathF.Abs"] = IntrinsicKind.Absolute,
        ["System.MathF.Floor"] = IntrinsicKind.Floor,
        ["System.MathF.Round"] = IntrinsicKind.RoundToEven,
        [$"{Marks.Language}.Interop.FloatAsInt"] = IntrinsicKind.FloatAsInt,
        [$"{Marks.Language}.Interop.IntAsFloat"] = IntrinsicKind.IntAsFloat,
        [$"{Marks.Language}.IntrinsicMath.ToInt"] = IntrinsicKind.ToInt,
        [$"{Marks.Language}.IntrinsicMath.PopCount"] = IntrinsicKind.PopCount,
        [$"{Marks.Language}.IntrinsicMath.LeadingZeroCount"] = IntrinsicKind.LeadingZeroCount,
        [$"{Marks.Language}.IntrinsicMath.TrailingZeroCount"] = IntrinsicKind.TrailingZeroCount,
        [$"{Marks.Language}.IntrinsicMath.MultiplyHigh"] = IntrinsicKind.MultiplyHigh,
        [$"{Marks.Language}.Atomic.Add"] = IntrinsicKind.AtomicAdd,
        [$"{Marks.Language}.Atomic.Or"] = IntrinsicKind.AtomicOr,
        [$"{Marks.Language}.Atomic.And"] = IntrinsicKind.AtomicAnd,
        [$"{Marks.Language}.Atomic.Min"] = IntrinsicKind.AtomicMin,
        [$"{Marks.Language}.Atomic.Max"] = IntrinsicKind.AtomicMax,
        [$"{Marks.Language}.Atomic.Exchange"] = IntrinsicKind.AtomicExchange,
        [$"{Marks.Language}.Atomic.CompareExchange"] = IntrinsicKind.AtomicCompareExchange,
        [$"{Marks.Language}.Group.Barrier"] = IntrinsicKind.Barrier,
        [$"{Marks.Language}.Group.IdxX"] = IntrinsicKind.GroupIndex,
        [$"{Marks.Language}.Group.DimX"] = IntrinsicKind.GroupSize,
        [$"{Marks.Language}.Grid.IdxX"] = IntrinsicKind.GridIndex,
        [$"{Marks.Language}.Grid.DimX"] = IntrinsicKind.GridSize,
        [$"{Marks.Language}.ArrayView.SubView"] = IntrinsicKind.SubView,
        [$"{Marks.Language}.SharedMemory.Allocate"] = IntrinsicKind.SharedMemory,
        [$"{Marks.Language}.LocalMemory.Allocate"] = IntrinsicKind.LocalMemory,
    };

    public static IntrinsicKind? Find(ISymbol member)
    {
        if (member is IMethodSymbol { ContainingType: { Name: "MathF" }, Name: "Round", Parameters.Length: not 1 }) return null; // digits, or another way to round
        return Known.TryGetValue(NameOf(member), out var kind) ? kind : null;
    }

    /// <summary>The rule that refuses a library's member; null where no special one does.</summary>
    public static Rule? WhyNot(ISymbol member)
    {
        var container = member.ContainingType.OriginalDefinition;
        if (Marks.IsLanguage(container, "ArrayView") || Marks.IsLanguage(container, "ColumnView")) return Rules.HostMember;
        if (!(member.ContainingNamespace.ToDisplayString() is "System" or "System.Numerics")) return null;
        return container.Name switch
        {
            "Math" or "MathF" or "Single" or "Int32" or "UInt32" or "Int64" or "UInt64" when member.Name is "Min" or "Max" or "MinMagnitude" or "MaxMagnitude" or "Clamp" => Rules.MinMax,
            "Math" or "MathF" or "Single" or "Double" => Rules.LibraryMath,
            "String" => Rules.Text,
            _ => null,
        };
    }

    /// <summary>Calls that only debug builds make.</summary>
    public static bool IsDropped(IMethodSymbol method) => method.ContainingType is { Name: "Debug" } type && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics";

    static string NameOf(ISymbol member) => $"{member.ContainingNamespace.ToDisplayString()}.{member.ContainingType.Name}.{member.Name}";
}
