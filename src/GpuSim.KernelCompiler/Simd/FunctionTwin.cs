using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>The twin of a function: signature and body.</summary>
internal static class FunctionTwin
{
    /// <summary>Instance methods of partial structs stand in the struct itself, where they reach its private fields.</summary>
    public static bool InStruct(FunctionSymbol function) => function.This is DeviceType.Struct { Symbol.IsPartial: true };

    public static string Write(DeviceFunction function, Width width, Facts facts)
    {
        var symbol = function.Symbol;
        var inStruct = InStruct(symbol);
        var code = new CodeWriter();
        var parameters = new List<string>();
        if (symbol.This is { } receiver && !inStruct && !function.IsConstructor) parameters.Add($"{ExpressionWriter.ScalarType(receiver)} self");
        foreach (var parameter in function.Parameters) parameters.Add(Parameter(function, parameter, width));
        var takesMask = facts.TakesMask(symbol) && !function.IsKernel;
        if (takesMask) parameters.Add($"{width.Mask} {Unique(function, "active")}");
        if (function.IsKernel) parameters.Add($"int {Unique(function, "count")}");
        var summary = function.Summary.Length > 0 ? function.Summary.TrimEnd('.') : symbol.CSharpName;
        var rest = function.IsKernel ? $" Of a block that is not full, the first {Unique(function, "count")}." : "";
        code.Line($"/// <summary>{summary}, {width.Lanes} work items side by side.{rest}</summary>");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        var access = symbol.IsPrivate && inStruct ? "" : symbol.IsPublic ? "public " : "internal ";
        var returns = function.IsConstructor ? TwinNames.Of(((DeviceType.Struct)symbol.Returns).Symbol, width) : symbol.Returns is DeviceType.Nothing ? "void" : ExpressionWriter.LanesType(symbol.Returns, width);
        code.Open($"{access}{(inStruct ? "readonly " : "static ")}{returns} {symbol.CSharpName}({string.Join(", ", parameters)})");
        if (function.IsKernel) PartialBlock(function, width, code);
        BodyWriter.Write(function, width, facts, code, inStruct ? "this" : "self");
        code.Close();
        return code.ToString();
    }

    /// <summary>A name that neither a parameter nor a local has.</summary>
    public static string Unique(DeviceFunction function, string name)
    {
        var taken = new HashSet<string>(function.Parameters.Select(parameter => parameter.Name).Concat(Nodes.All(function.Body).OfType<Statement.Declare>().Select(declare => declare.Local.Name)));
        while (taken.Contains(name)) name += "_";
        return name;
    }

    static string Parameter(DeviceFunction function, Variable parameter, Width width)
    {
        var name = ExpressionWriter.Identifier(parameter.Name);
        var isStruct = parameter.Type is DeviceType.Struct;
        if (Facts.IsIndex(function, parameter)) return $"Index1D {name}";
        if (function.IsKernel || !Facts.MayVary(parameter)) return $"{Passed(parameter.Passing, "ref ", "in ")}{ExpressionWriter.ScalarType(parameter.Type)} {name}";
        return $"{Passed(parameter.Passing, "ref ", isStruct ? "in " : "")}{ExpressionWriter.LanesType(parameter.Type, width)} {name}"; // out becomes ref: masked lanes keep what they had
    }

    static string Passed(Passing? passing, string changed, string read) => passing switch { Passing.Ref or Passing.Out => changed, Passing.In => read, _ => "" };

    static void PartialBlock(DeviceFunction function, Width width, CodeWriter code)
    {
        var index = ExpressionWriter.Identifier(function.Parameters[0].Name);
        var rest = function.Parameters.Skip(1).Select(parameter => $", {(parameter.Passing is Passing.Ref or Passing.Out ? "ref " : "")}{ExpressionWriter.Identifier(parameter.Name)}");
        var (count, lane) = (Unique(function, "count"), Unique(function, "lane"));
        code.Open($"if ({count} < {width.Lanes})");
        code.Line($"for (var {lane} = 0; {lane} < {count}; {lane}++) {function.Symbol.CSharpContainer}.{function.Symbol.CSharpName}({index}.X + {lane}{string.Concat(rest)});");
        code.Line("return;");
        code.Close();
    }
}
