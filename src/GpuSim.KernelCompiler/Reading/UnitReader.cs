using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Finds the device code of a compilation and reads it, with all it calls.</summary>
internal sealed class UnitReader
{
    readonly Compilation _compilation;
    readonly CancellationToken _cancellation;
    readonly DeviceUnit _unit = new();
    readonly Problems _problems;
    readonly TypeReader _types;
    readonly FunctionSymbols _functions;
    readonly DeviceTexts _texts = new();
    readonly Dictionary<IMethodSymbol, ReadFunction> _read = new(SymbolEqualityComparer.Default);
    readonly Queue<IMethodSymbol> _waiting = new();

    public UnitReader(Compilation compilation, CancellationToken cancellation)
    {
        _compilation = compilation;
        _cancellation = cancellation;
        _problems = new(_unit.Diagnostics);
        _types = new(compilation.Assembly, _texts, _problems);
        _functions = new(_types, _texts, _problems);
    }

    public DeviceUnit Read()
    {
        foreach (var type in TypesIn(_compilation.Assembly.GlobalNamespace)) Find(type);
        while (_waiting.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var method = _waiting.Dequeue();
            if (!_read.ContainsKey(method)) _read.Add(method, ReadMethod(method));
        }
        var order = new CallOrder(_read, _problems).Sorted();
        _unit.Functions.AddRange(order.Select(read => read.Function));
        _unit.Structs.AddRange(_types.Declared);
        BarrierCheck.Run(order, _problems);
        foreach (var twins in _unit.Functions.GroupBy(function => function.Symbol.Name).Where(twins => twins.Count() > 1))
            _problems.Add(Rules.Name, twins.Last().Place, $"two functions called '{twins.Key}'");
        foreach (var twins in _unit.Structs.GroupBy(symbol => symbol.Name).Where(twins => twins.Count() > 1))
            _problems.Add(Rules.Name, Location.None, $"two structs called '{twins.Key}'");
        return _unit;
    }

    static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => TypesIn(inner),
        INamedTypeSymbol type => TypesIn(type).Prepend(type),
        _ => [],
    });

    void Find(INamedTypeSymbol type)
    {
        var isDeviceCode = Marks.IsDeviceCode(type);
        if (isDeviceCode && type.TypeKind == TypeKind.Struct) _types.Struct(type, PlaceOf(type));
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            var isKernel = Marks.IsKernel(method);
            if (isKernel) Kernels.Check(method, _types, _problems);
            if (isKernel || type.TypeKind != TypeKind.Interface && Marks.IsDeviceCode(method) || isDeviceCode && IsTranslated(method)) _waiting.Enqueue(method);
        }
        if (type.TypeKind is TypeKind.Struct or TypeKind.Class) FindImplementations(type);
    }

    // Written by hand, not by C#; and not an auto-property's accessor, which is a field.
    static bool IsTranslated(IMethodSymbol method) =>
        !Marks.IsHostOnly(method) && !method.IsImplicitlyDeclared && method.MethodKind is not MethodKind.StaticConstructor
        && !(method.AssociatedSymbol is IPropertySymbol property && (TypeReader.IsAuto(property) || method.MethodKind == MethodKind.PropertySet));

    void FindImplementations(INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            var members = implemented.GetMembers().OfType<IMethodSymbol>().Where(Marks.IsDeviceCode).ToArray();
            if (members.Length == 0) continue;
            if (type.TypeKind == TypeKind.Class)
            {
                _problems.Add(Rules.Class, PlaceOf(type), $"class '{type.Name}' implements {implemented.Name}");
                continue;
            }
            if (!TypeReader.IsPartial(type)) _problems.Add(Rules.NotPartial, PlaceOf(type), $"'{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' implements {implemented.Name}");
            var symbol = _types.Struct(type, PlaceOf(type));
            foreach (var state in members.SelectMany(member => member.Parameters).Where(parameter => parameter.RefKind == RefKind.Ref).Select(parameter => parameter.Type).OfType<INamedTypeSymbol>())
                if (implemented.TypeArguments.Contains(state, SymbolEqualityComparer.Default) && !_types.Read(state, PlaceOf(type)).IsColumns())
                    _problems.Add(Rules.StateFields, PlaceOf(_types.IsHere(state) ? state : type), $"'{state.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'");
            var name = implemented.ContainingNamespace.IsGlobalNamespace ? implemented.MetadataName : $"{implemented.ContainingNamespace.ToDisplayString()}.{implemented.MetadataName}";
            _unit.Implementations.Add((symbol, name, [.. implemented.TypeArguments.Select(argument => _types.Read(argument, PlaceOf(type)))]));
            foreach (var member in members)
                if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol { ContainingType.TypeKind: TypeKind.Struct } method) _waiting.Enqueue(method);
        }
    }

    ReadFunction ReadMethod(IMethodSymbol method)
    {
        var place = PlaceOf(method);
        var called = new List<IMethodSymbol>();
        var symbol = _functions.Of(method, place);
        var readers = new Readers(_types, _functions, _texts, _problems, callee =>
        {
            called.Add(callee);
            _waiting.Enqueue(callee);
        });
        var body = new BodyReader(readers, method, symbol);
        var block = new Bodies(_compilation, _problems, _cancellation).Read(body, method, place);
        return new(new(symbol, block, place)
        {
            This = body.This,
            TypeParameters = [.. method.TypeParameters.Concat(method.ContainingType.TypeParameters).Select(parameter => parameter.Name)],
            IsKernel = Marks.IsKernel(method),
            IsConstructor = method.MethodKind == MethodKind.Constructor,
            Summary = Summaries.Of(method.AssociatedSymbol ?? method, _cancellation),
        }, method, called, body.Places);
    }

    static Location PlaceOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
}

/// <summary>A function with what only the checks want to know.</summary>
internal sealed record ReadFunction(DeviceFunction Function, IMethodSymbol Method, IReadOnlyList<IMethodSymbol> Calls, IReadOnlyDictionary<Statement, Location> Places);
