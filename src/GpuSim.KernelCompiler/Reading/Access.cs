using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Where generated code may stand, and what it may see there.</summary>
internal static class Access
{
    public static string NamespaceOf(ISymbol symbol) => symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    /// <summary>Visible to other assemblies, as are all types around it.</summary>
    public static bool IsPublic(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public && (symbol.ContainingType is not { } outer || IsPublic(outer));

    /// <summary>A field's, or that of the property it belongs to.</summary>
    public static bool IsPrivate(IFieldSymbol field)
    {
        var member = field.Name[0] == '<' ? field.ContainingType.GetMembers(TypeReader.NameOf(field)).OfType<IPropertySymbol>().FirstOrDefault() as ISymbol : field;
        return (member ?? field).DeclaredAccessibility == Accessibility.Private;
    }

    /// <summary>As another part of the type begins: partial struct State.</summary>
    public static string Declaration(INamedTypeSymbol type)
    {
        var kind = type.TypeKind switch
        {
            TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
            TypeKind.Interface => "interface",
            _ => type.IsRecord ? "record" : "class",
        };
        return $"partial {kind} {type.Name}";
    }

    /// <summary>Declarations of the types around, outermost first; null where one is not partial.</summary>
    public static IReadOnlyList<string>? Around(INamedTypeSymbol type) =>
        type.ContainingType is not { } outer ? [] : TypeReader.IsPartial(outer) ? [.. Around(outer)!, Declaration(outer)] : null;

    /// <summary>Whether a struct of another assembly holds the twins of its methods: it was partial.</summary>
    public static bool HoldsTwins(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Any(method => method.Parameters.Any(parameter => parameter.Type.Name == "Vector512" || parameter.Type.Name.EndsWith("Lanes512", System.StringComparison.Ordinal)));

    /// <summary>The same for a type of another assembly, of which only the twin itself tells whether it found room there.</summary>
    public static IReadOnlyList<string>? AroundForeign(INamedTypeSymbol type) =>
        type.ContainingType is not { } outer || outer.GetTypeMembers(type.Name + "Lanes512").Length > 0 ? [] : null;
}
