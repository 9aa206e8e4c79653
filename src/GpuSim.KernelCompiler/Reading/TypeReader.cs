using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Types of C# → types of the dialect. Structs are read with all they contain.</summary>
internal sealed class TypeReader(IAssemblySymbol here, DeviceTexts texts, Problems problems)
{
    readonly Dictionary<INamedTypeSymbol, StructSymbol> _structs = new(SymbolEqualityComparer.Default);

    /// <summary>Structs declared here, each after those it contains.</summary>
    public List<StructSymbol> Declared { get; } = [];

    /// <summary>The type, or Int and a diagnostic at <paramref name="place"/> where the dialect has none.</summary>
    public DeviceType Read(ITypeSymbol type, Location place)
    {
        if (Scalar(type) is { } scalar) return scalar;
        switch (type)
        {
            case { SpecialType: SpecialType.System_Void }:
                return DeviceType.Void;
            case ITypeParameterSymbol parameter:
                if (!Names.IsPlain(parameter.Name)) problems.Add(Rules.Name, place, $"type parameter '{parameter.Name}'");
                return new DeviceType.Parameter(parameter.Name);
            case INamedTypeSymbol named when Marks.IsLanguage(type, "Index1D"):
                return DeviceType.Int;
            case INamedTypeSymbol named when Marks.IsLanguage(type, "ArrayView"):
                return new DeviceType.View(Read(named.TypeArguments[0], place));
            case INamedTypeSymbol named when Marks.IsLanguage(type, "ColumnView"):
                return new DeviceType.Columns(Column(named.TypeArguments[0], place));
            case INamedTypeSymbol { TypeKind: TypeKind.Struct, IsTupleType: false, IsRefLikeType: false, SpecialType: SpecialType.None } named when IsOurs(named):
                return new DeviceType.Struct(Struct(named, place));
        }
        Refuse(type, place);
        return DeviceType.Int;
    }

    /// <summary>A local's, parameter's or result's type, which is never narrow.</summary>
    public DeviceType ReadWide(ITypeSymbol type, Location place)
    {
        var read = Read(type, place);
        if (read.IsNarrow()) problems.Add(Rules.NarrowInteger, place, $"'{type.ToDisplayString()}'");
        return read;
    }

    public StructSymbol Struct(INamedTypeSymbol type, Location place)
    {
        if (type.IsGenericType || type.ContainingType is { IsGenericType: true }) problems.Add(Rules.GenericStruct, place, $"'{type.ToDisplayString()}'");
        type = type.OriginalDefinition;
        if (_structs.TryGetValue(type, out var known)) return known;
        var isHere = IsHere(type);
        var foreign = isHere ? null : texts.NameOf(type);
        if (!isHere && foreign is null) problems.Add(Rules.UnknownCall, place, $"struct '{type.ToDisplayString()}' has no device text in {type.ContainingAssembly.Name}");
        var name = foreign ?? Names.OfType(type);
        var symbol = new StructSymbol(type.GetDocumentationCommentId()!, name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), isHere, isHere ? IsPartial(type) : Access.HoldsTwins(type))
        {
            Namespace = Access.NamespaceOf(type),
            Around = isHere ? Access.Around(type) : Access.AroundForeign(type),
            Declaration = Access.Declaration(type),
            IsPublic = Access.IsPublic(type),
        };
        _structs.Add(type, symbol);
        if (!Names.IsPlain(name)) problems.Add(Rules.Name, At(type, place), $"struct '{type.Name}'");
        symbol.Fields = [.. FieldsOf(type).Select(field => Field(field, place))];
        if (isHere) Declared.Add(symbol);
        return symbol;
    }

    /// <summary>Instance fields in memory's order.</summary>
    public static IEnumerable<IFieldSymbol> FieldsOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic);

    /// <summary>A field's name, which for an auto-property is the property's.</summary>
    public static string NameOf(IFieldSymbol field) => field.AssociatedSymbol?.Name ?? (field.Name[0] == '<' ? field.Name.Substring(1, field.Name.IndexOf('>') - 1) : field.Name);

    /// <summary>Whether reading the property is reading a field.</summary>
    public static bool IsAuto(IPropertySymbol property) => property.ContainingType.GetMembers($"<{property.Name}>k__BackingField").Length > 0;

    /// <summary>Declared partial, with all the types around it.</summary>
    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(part => part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        && (type.ContainingType is not { } outer || IsPartial(outer));

    public bool IsHere(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, here);

    StructField Field(IFieldSymbol field, Location place)
    {
        var at = At(field.AssociatedSymbol ?? field, place);
        var name = NameOf(field);
        if (!Names.IsPlain(name)) problems.Add(Rules.Name, at, $"field '{name}'");
        return new(name, Read(field.Type, at)) { IsPrivate = Access.IsPrivate(field) };
    }

    DeviceType Column(ITypeSymbol element, Location place)
    {
        var type = Read(element, place);
        if (type is not DeviceType.Parameter && !type.IsColumns()) problems.Add(Rules.StateFields, place, $"ColumnView<{element.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>");
        return type;
    }

    void Refuse(ITypeSymbol type, Location place)
    {
        var rule = type switch
        {
            { SpecialType: SpecialType.System_Double or SpecialType.System_Decimal } => Rules.Double,
            { SpecialType: SpecialType.System_String or SpecialType.System_Char } => Rules.Text,
            { TypeKind: TypeKind.Delegate } => Rules.Lambda,
            { IsReferenceType: true } => Rules.Class,
            _ => Rules.UnknownType,
        };
        if (type.TypeKind != TypeKind.Error) problems.Add(rule, place, $"'{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'"); // an error type has its own message
        else problems.Add(Rules.UnknownType, place, $"'{type.Name}'");
    }

    // The core library's structs (Span, nint, Vector128, …) are no device's.
    bool IsOurs(INamedTypeSymbol type) => IsHere(type) || type.ContainingNamespace.ToDisplayString() is var name && name != "System" && !name.StartsWith("System.") && name != Marks.Language;

    static Location At(ISymbol symbol, Location otherwise) => symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? otherwise;

    static DeviceType? Scalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => DeviceType.Bool,
        SpecialType.System_SByte => new DeviceType.Of(Ir.Scalar.SByte),
        SpecialType.System_Byte => new DeviceType.Of(Ir.Scalar.Byte),
        SpecialType.System_Int16 => new DeviceType.Of(Ir.Scalar.Short),
        SpecialType.System_UInt16 => new DeviceType.Of(Ir.Scalar.UShort),
        SpecialType.System_Int32 => DeviceType.Int,
        SpecialType.System_UInt32 => DeviceType.UInt,
        SpecialType.System_Int64 => DeviceType.Long,
        SpecialType.System_UInt64 => DeviceType.ULong,
        SpecialType.System_Single => DeviceType.Float,
        _ => null,
    };
}
