using System.Linq;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>The attributes that say what device code is.</summary>
internal static class Marks
{
    public const string Language = "GpuSim.KernelLanguage";

    public static bool AreKnownTo(Compilation compilation) => compilation.GetTypeByMetadataName($"{Language}.DeviceCodeAttribute") is not null;

    public static bool IsDeviceCode(ISymbol symbol) => Has(symbol, "DeviceCodeAttribute");
    public static bool IsKernel(IMethodSymbol method) => Has(method, "KernelAttribute");
    public static bool IsUniform(IParameterSymbol parameter) => Has(parameter, "UniformAttribute");

    public static bool IsHostOnly(IMethodSymbol method) => Has(method, "HostOnlyAttribute") || method.AssociatedSymbol is { } property && Has(property, "HostOnlyAttribute");

    /// <summary>Whether the symbol is of the dialect's own assembly.</summary>
    public static bool IsLanguage(ITypeSymbol? type, string name) =>
        type is { ContainingType: null } && type.Name == name && type.ContainingNamespace.ToDisplayString() == Language;

    public static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(data => IsLanguage(data.AttributeClass, attribute));
}
