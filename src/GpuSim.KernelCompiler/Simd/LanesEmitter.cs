using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>Writes the SIMD twins of a compilation: C# over Vector512, Vector256 and Vector128, one lane for each work item.</summary>
internal static class LanesEmitter
{
    const string ModelInterface = "GpuSim.Dynamics.Neurons.INeuronModel`2";
    const string ModelLanes = "global::GpuSim.Dynamics.Neurons.INeuronLanes";
    const string InputType = "T:GpuSim.Dynamics.Neurons.Input";

    /// <summary>Generated files by hint name.</summary>
    public static IEnumerable<(string HintName, string Text)> Emit(DeviceUnit unit)
    {
        var facts = new Facts(unit);
        var models = new HashSet<string>(unit.Implementations.Where(implementation => implementation.Interface == ModelInterface).Select(implementation => implementation.Struct.Id)); // always receivers
        var states = new HashSet<string>(unit.Implementations.Where(implementation => implementation.Interface == ModelInterface).Select(implementation => implementation.TypeArguments[1]).OfType<DeviceType.Struct>().Select(state => state.Symbol.Id));
        var texts = new List<string>();
        foreach (var symbol in unit.Structs.Where(symbol => models.Contains(symbol.Id) && StructTwin.IsWords(symbol)))
        {
            var code = File();
            Inside(symbol.Namespace, symbol.Around ?? [], code, () =>
            {
                foreach (var width in Width.All) StructTwin.Write(symbol, width, false, code);
            });
            yield return ($"{symbol.Name}.ConstantLanes.g.cs", Short(code.ToString(), symbol.Namespace));
        }
        foreach (var symbol in unit.Structs.Where(symbol => Facts.Vectorizable(new DeviceType.Struct(symbol)) && !models.Contains(symbol.Id)))
        {
            var code = File();
            Inside(symbol.Namespace, symbol.Around ?? [], code, () =>
            {
                foreach (var width in Width.All) StructTwin.Write(symbol, width, states.Contains(symbol.Id), code);
            });
            yield return ($"{symbol.Name}.Lanes.g.cs", Short(code.ToString(), symbol.Namespace));
            var text = new CodeWriter();
            StructTwin.Write(symbol, Width.All[0], states.Contains(symbol.Id), text);
            texts.Add(Attribute(symbol.Id, symbol.Name, Short(text.ToString(), symbol.Namespace), [], false));
        }
        var functions = new List<(DeviceFunction Function, Dictionary<Width, string> Twins)>();
        foreach (var function in unit.Functions.Where(function => facts.HasTwin(function.Symbol)))
        {
            var twins = new Dictionary<Width, string>();
            try
            {
                foreach (var width in Width.All) twins[width] = FunctionTwin.Write(function, width, facts);
            }
            catch (NotForLanesException fault)
            {
                facts.HasNoTwin(function.Symbol);
                if (fault.IsPromise) unit.Diagnostics.Add(Diagnostic.Create(Rules.NotUniform.Descriptor, function.Place, $"{function.Symbol.Name}: {fault.Message}"));
                continue;
            }
            functions.Add((function, twins));
            if (function.Symbol.This is DeviceType.Struct { Symbol: var model } && models.Contains(model.Id) && OwnConstants.Of(function, facts) is { } own && OwnConstants.Twins(own, facts) is { } ownTwins)
            {
                functions.Add((own, ownTwins));
                facts.AddOwn(function.Symbol);
            }
            texts.Add(Attribute(function.Symbol.Id, function.Symbol.Name, Short(twins[Width.All[0]], function.Symbol.Namespace), Uses(function), facts.TakesMask(function.Symbol) && !function.IsKernel));
        }
        foreach (var holder in functions.Where(entry => !InStruct(entry.Function)).GroupBy(entry => TwinNames.QualifiedHolder(entry.Function.Symbol, Width.All[0])))
        {
            var first = holder.First().Function.Symbol;
            var code = File();
            var isStruct = unit.Structs.Any(symbol => TwinNames.Of(symbol, Width.All[0]) == holder.Key && Facts.Vectorizable(new DeviceType.Struct(symbol)));
            Inside(first.Namespace, [], code, () =>
            {
                foreach (var width in Width.All)
                {
                    code.Line($"/// <summary>Functions of <see cref=\"{first.CSharpContainer}\"/>, {width.Lanes} work items side by side.</summary>");
                    // Public with one public function: models of other assemblies call it.
                    code.Open($"{(holder.Any(entry => entry.Function.Symbol.IsPublic) || isStruct ? "public" : "internal")} {(isStruct ? "" : "static ")}unsafe partial {(isStruct ? "struct" : "class")} {TwinNames.Holder(first, width)}");
                    Members(holder, width, code);
                    code.Close();
                    if (width != Width.All[Width.All.Length - 1]) code.Line();
                }
            });
            yield return ($"{TwinNames.Holder(first, Width.All[0]).Replace(Width.All[0].Blocks, "")}.FunctionLanes.g.cs", Short(code.ToString(), first.Namespace));
        }
        foreach (var holder in functions.Where(entry => InStruct(entry.Function)).GroupBy(entry => ((DeviceType.Struct)entry.Function.Symbol.This!).Symbol))
        {
            var symbol = holder.Key;
            var model = unit.Implementations.FirstOrDefault(implementation => implementation.Struct.Equals(symbol) && implementation.Interface == ModelInterface);
            var state = model.TypeArguments is { Count: 2 } arguments && arguments[1] is DeviceType.Struct { Symbol: var stateSymbol } ? stateSymbol : null;
            var faces = state is null ? RuleFaces.Of(unit, symbol, holder.Select(entry => entry.Function), facts) : " : " + string.Join(", ", Width.All.SelectMany(width => new[] { Face(state, width), BlockLoop.Face(width) }));
            var code = File();
            Inside(symbol.Namespace, symbol.Around ?? [], code, () =>
            {
                code.Open(symbol.Declaration.Replace("partial ", "unsafe partial ") + faces);
                foreach (var width in Width.All)
                {
                    Members(holder, width, code);
                    var step = holder.FirstOrDefault(entry => entry.Function.Symbol.CSharpName == "Step");
                    if (width != Width.All[Width.All.Length - 1] || state is not null) code.Line();
                    if (state is null || step.Function is null) continue;
                    code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                    code.Line($"readonly uint {Face(state, width)}.StepLanes(ref {TwinNames.Of(state, width)} state, in global::GpuSim.Dynamics.Neurons.Input{width.Blocks} input) => (uint)Step(ref state, in input{(facts.TakesMask(step.Function.Symbol) ? $", {width.AllActive}" : "")}).ExtractMostSignificantBits();");
                    code.Line();
                    var own = functions.FirstOrDefault(entry => entry.Function.Symbol.Id == step.Function.Symbol.Id + "~own");
                    new BlockLoop(step.Function, symbol, state, facts.TakesMask(step.Function.Symbol), width, code).Write(step.Twins[width], own.Twins?[width]);
                    if (width != Width.All[Width.All.Length - 1]) code.Line();
                }
                code.Close();
            });
            yield return ($"{symbol.Name}.MethodLanes.g.cs", Short(code.ToString(), symbol.Namespace));
        }
        if (texts.Count > 0) yield return ("DeviceText.Simd.g.cs", "// <auto-generated/>\nusing GpuSim.KernelLanguage;\n\n" + string.Join("\n", texts));

        static string Face(StructSymbol state, Width width) => $"{ModelLanes}<{TwinNames.Of(state, width)}, global::GpuSim.Dynamics.Neurons.Input{width.Blocks}>";
    }

    /// <summary>Instance methods of partial structs stand in the struct itself, where they reach its private fields.</summary>
    static bool InStruct(DeviceFunction function) => FunctionTwin.InStruct(function.Symbol);

    static void Members(IEnumerable<(DeviceFunction Function, Dictionary<Width, string> Twins)> functions, Width width, CodeWriter code)
    {
        var first = true;
        foreach (var (_, twins) in functions)
        {
            if (!first) code.Line();
            first = false;
            code.Lines(twins[width]);
        }
    }

    /// <summary>Types of the namespace at hand need no more than their name.</summary>
    static string Short(string text, string @namespace) => text.Replace($"global::{@namespace}.", "");

    static CodeWriter File()
    {
        var code = new CodeWriter();
        code.Line("// <auto-generated/>");
        code.Line("#nullable enable");
        code.Line("#pragma warning disable CS1591 // the originals are documented");
        code.Line("using System;");
        code.Line("using System.Runtime.CompilerServices;");
        code.Line("using System.Runtime.Intrinsics;");
        code.Line("using GpuSim.KernelLanguage;");
        code.Line("using GpuSim.KernelLanguage.Lanes;");
        code.Line();
        return code;
    }

    static void Inside(string @namespace, IReadOnlyList<string> around, CodeWriter code, System.Action write)
    {
        if (@namespace.Length > 0)
        {
            code.Line($"namespace {@namespace};");
            code.Line();
        }
        foreach (var type in around) code.Open(type);
        write();
        foreach (var _ in around) code.Close();
    }

    static IEnumerable<string> Uses(DeviceFunction function)
    {
        var nodes = new List<Expression>();
        Nodes.Expressions(function.Body, nodes);
        return nodes.OfType<Expression.Call>().Select(call => call.Function.Id).Distinct();
    }

    // Parameters tells callers in other assemblies whether the twin asks which lanes are active.
    static string Attribute(string id, string name, string text, IEnumerable<string> uses, bool takesMask) =>
        $"[assembly: DeviceText({Quoted(id)}, {Quoted(name)}, DeviceLanguage.Simd, {Verbatim(text)}{string.Concat(uses.Select(use => ", " + Quoted(use)))}{(takesMask ? ", Parameters = new[] { \"active\" }" : "")})]\n";

    static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    static string Verbatim(string text) => "@\"" + text.Replace("\"", "\"\"") + "\"";
}
