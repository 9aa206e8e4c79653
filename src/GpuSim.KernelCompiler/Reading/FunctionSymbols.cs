using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Methods of C# → names of functions.</summary>
internal sealed class FunctionSymbols(TypeReader types, DeviceTexts texts, Problems problems)
{
    /// <summary>The function that a method is; with the type arguments of a call where it is constructed.</summary>
    public FunctionSymbol Of(IMethodSymbol method, Location place)
    {
        var definition = method.OriginalDefinition;
        var isHere = types.IsHere(definition);
        var name = isHere ? NameOf(definition) : texts.NameOf(definition) ?? NameOf(definition);
        if (!Names.IsPlain(name)) problems.Add(Rules.Name, place, $"'{name}'");
        var container = method.ContainingType;
        return Typed(new(definition.GetDocumentationCommentId()!, name, container.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), CSharpNameOf(method), isHere, ThroughTypeParameter: false)
        {
            TypeArguments = [.. method.TypeArguments.Concat(container.TypeArguments).Select(type => types.Read(type, place))],
            This = method.IsStatic || method.MethodKind == MethodKind.Constructor ? null : types.Read(container, place),
            ChangesThis = ChangesThis(method),
            Namespace = Access.NamespaceOf(container),
            IsPublic = Access.IsPublic(definition),
            IsPrivate = definition.DeclaredAccessibility == Accessibility.Private,
            HasForeignTwin = !isHere && texts.HasTwin(definition),
            TwinTakesMask = !isHere && texts.TwinTakesMask(definition),
        }, method, place);
    }

    /// <summary>A member of an interface, called through a type parameter.</summary>
    public FunctionSymbol Through(ITypeParameterSymbol parameter, IMethodSymbol method, Location place) =>
        Typed(new(method.OriginalDefinition.GetDocumentationCommentId()!, $"{parameter.Name}_{CSharpNameOf(method)}", parameter.Name, CSharpNameOf(method), IsHere: false, ThroughTypeParameter: true)
        {
            This = method.IsStatic ? null : new DeviceType.Parameter(parameter.Name),
        }, method, place);

    FunctionSymbol Typed(FunctionSymbol symbol, IMethodSymbol method, Location place)
    {
        symbol.Parameters = Parameters(method, place);
        symbol.Returns = method.MethodKind == MethodKind.Constructor ? types.Read(method.ContainingType, place) : types.ReadWide(method.ReturnType, place);
        return symbol;
    }

    IReadOnlyList<Variable> Parameters(IMethodSymbol method, Location place)
    {
        var scope = new Scope();
        var isKernel = Marks.IsKernel(method);
        return
        [
            .. from parameter in method.Parameters
               let at = parameter.Locations.FirstOrDefault(location => location.IsInSource) ?? place
               let type = types.ReadWide(parameter.Type, at)
               select new Variable(scope.Unique(parameter.Name), type)
               {
                   Passing = PassingOf(parameter),
                   IsUniform = Marks.IsUniform(parameter) || type is DeviceType.View or DeviceType.Columns || isKernel && !Marks.IsLanguage(parameter.Type, "Index1D"),
               },
        ];
    }

    public static Passing PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => Passing.Ref,
        RefKind.Out => Passing.Out,
        RefKind.In or RefKind.RefReadOnlyParameter => Passing.In,
        _ => Passing.Value,
    };

    static bool ChangesThis(IMethodSymbol method) => !method.IsStatic && method.MethodKind != MethodKind.Constructor && !method.IsReadOnly && !method.ContainingType.IsReadOnly;

    static string CSharpNameOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => "New",
        MethodKind.PropertyGet => ((IPropertySymbol)method.AssociatedSymbol!).IsIndexer ? "Item" : Names.Last(method.AssociatedSymbol!.Name),
        _ => Names.Last(method.Name),
    };

    static string NameOf(IMethodSymbol method)
    {
        var name = $"{Names.OfType(method.ContainingType)}_{CSharpNameOf(method)}";
        var twins = method.ContainingType.GetMembers().OfType<IMethodSymbol>().Count(other => !other.IsImplicitlyDeclared && other.MethodKind != MethodKind.StaticConstructor && CSharpNameOf(other) == CSharpNameOf(method));
        return twins > 1 ? name + string.Concat(method.Parameters.Select(parameter => "_" + Suffix(parameter.Type))) : name;
    }

    static string Suffix(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Single } => "float",
        { SpecialType: SpecialType.System_Int32 } => "int",
        { SpecialType: SpecialType.System_UInt32 } => "uint",
        { SpecialType: SpecialType.System_Int64 } => "long",
        { SpecialType: SpecialType.System_UInt64 } => "ulong",
        { SpecialType: SpecialType.System_Boolean } => "bool",
        INamedTypeSymbol { IsGenericType: true } generic => generic.Name + string.Concat(generic.TypeArguments.Select(Suffix)),
        INamedTypeSymbol named => Names.OfType(named),
        _ => type.Name,
    };
}
