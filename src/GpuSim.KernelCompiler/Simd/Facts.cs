using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>What callers must know of a function beyond its signature; functions come after those they call, so one pass finds it.</summary>
internal sealed class Facts
{
    const int UnknownCost = 12;

    readonly Dictionary<FunctionSymbol, FunctionFacts> _functions = [];
    readonly HashSet<FunctionSymbol> _own = [];

    internal sealed record FunctionFacts(bool HasTwin, bool TakesMask, bool HasAtomics, int Cost);

    public Facts(DeviceUnit unit)
    {
        foreach (var function in unit.Functions) _functions[function.Symbol] = Look(function);
    }

    /// <summary>A twin exists, or will: some argument may vary, and nothing in it belongs to groups or to a type parameter.</summary>
    public bool HasTwin(FunctionSymbol function) => _functions.TryGetValue(function, out var facts) ? facts.HasTwin : function.HasForeignTwin;

    /// <summary>Its twin asks which lanes are active, as it reads or writes memory or runs a loop that lanes may never leave.</summary>
    public bool TakesMask(FunctionSymbol function) => _functions.TryGetValue(function, out var facts) ? facts.TakesMask : function.TwinTakesMask;

    /// <summary>It turned out to have none.</summary>
    public void HasNoTwin(FunctionSymbol function) => _functions[function] = _functions[function] with { HasTwin = false };

    /// <summary>The same over constants that differ between lanes was written: its receiver is its last argument.</summary>
    public bool HasOwn(FunctionSymbol function) => _own.Contains(function);

    /// <summary>It is written.</summary>
    public void AddOwn(FunctionSymbol function) => _own.Add(function);

    public bool HasAtomics(FunctionSymbol function) => _functions.TryGetValue(function, out var facts) && facts.HasAtomics;

    /// <summary>Operations of a call, roughly.</summary>
    public int Cost(FunctionSymbol function) => _functions.TryGetValue(function, out var facts) ? facts.Cost : UnknownCost;

    /// <summary>A parameter that may differ between lanes; views and what holds views cannot.</summary>
    public static bool MayVary(Variable parameter) => !parameter.IsUniform && Vectorizable(parameter.Type);

    /// <summary>The first parameter of a kernel of one dimension: the work item's index.</summary>
    public static bool IsIndex(DeviceFunction function, Variable variable) =>
        function.IsKernel && function.Parameters.Count > 0 && variable == function.Parameters[0] && variable.Type == DeviceType.Int && !variable.IsUniform;

    /// <summary>Has a vector or a twin.</summary>
    public static bool Vectorizable(DeviceType type) => type switch
    {
        DeviceType.Of => true,
        DeviceType.Struct { Symbol: var symbol } => symbol.Fields.All(field => Vectorizable(field.Type)),
        _ => false,
    };

    FunctionFacts Look(DeviceFunction function)
    {
        var nodes = new List<Expression>();
        var loops = Nodes.Expressions(function.Body, nodes);
        var calls = nodes.OfType<Expression.Call>().Select(call => call.Function).ToList();
        var kinds = nodes.OfType<Expression.Intrinsic>().Select(intrinsic => intrinsic.Kind).ToList();
        var forGroups = kinds.Any(kind => kind is IntrinsicKind.Barrier or IntrinsicKind.GroupIndex or IntrinsicKind.GroupSize or IntrinsicKind.GridIndex or IntrinsicKind.GridSize or IntrinsicKind.SharedMemory or IntrinsicKind.LocalMemory);
        var translated = function.TypeParameters.Count == 0 && !forGroups && !function.Symbol.ChangesThis && !(function.IsKernel && function.Symbol.IsPrivate) && (function.Symbol.Returns is DeviceType.Nothing || Vectorizable(function.Symbol.Returns))
            && calls.All(call => !call.ThroughTypeParameter && call.TypeArguments.Count == 0 && (!_functions.TryGetValue(call, out var facts) || facts.HasTwin || !call.Parameters.Any(MayVary)));
        var atomics = kinds.Any(Nodes.IsAtomic) || calls.Any(HasAtomics);
        var memory = nodes.Any(node => node is Expression.Element or Expression.Column) || Nodes.WritesMemory(function.Body);
        return new(
            translated && (function.IsKernel ? function.Parameters.Count > 0 && IsIndex(function, function.Parameters[0]) : function.Parameters.Any(MayVary)),
            atomics || memory || calls.Any(TakesMask) || loops && translated && new Shapes(function, this).IsAnyDivergent,
            atomics,
            nodes.Count(node => node is not (Expression.Read or Expression.Constant or Expression.Field)) + calls.Sum(Cost));
    }
}
