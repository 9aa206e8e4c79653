using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What other assemblies hold for devices, by documentation id.</summary>
internal sealed class DeviceTexts
{
    readonly Dictionary<IAssemblySymbol, Texts> _texts = new(SymbolEqualityComparer.Default);

    /// <summary>The name in texts of a function or struct of another assembly; null if that assembly holds no text for it.</summary>
    public string? NameOf(ISymbol symbol) => symbol.GetDocumentationCommentId() is { } id && Of(symbol).Names.TryGetValue(id, out var name) ? name : null;

    /// <summary>Whether the SIMD twin of a function asks which lanes are active.</summary>
    public bool TwinTakesMask(IMethodSymbol method) => method.GetDocumentationCommentId() is { } id && Of(method).Masked.Contains(id);

    /// <summary>Whether a function has a SIMD twin.</summary>
    public bool HasTwin(IMethodSymbol method) => method.GetDocumentationCommentId() is { } id && Of(method).Twins.Contains(id);

    Texts Of(ISymbol symbol)
    {
        if (!_texts.TryGetValue(symbol.ContainingAssembly, out var texts)) _texts.Add(symbol.ContainingAssembly, texts = new(symbol.ContainingAssembly));
        return texts;
    }

    sealed class Texts
    {
        const int SimdLanguage = 0; // DeviceLanguage.Simd

        public Dictionary<string, string> Names { get; } = [];
        public HashSet<string> Masked { get; } = [];
        public HashSet<string> Twins { get; } = [];

        public Texts(IAssemblySymbol assembly)
        {
            foreach (var text in assembly.GetAttributes().Where(data => Marks.IsLanguage(data.AttributeClass, "DeviceTextAttribute")))
            {
                if (text.ConstructorArguments is not [{ Value: string id }, { Value: string name }, ..]) continue;
                Names[id] = name;
                if (text.ConstructorArguments.Length > 2 && text.ConstructorArguments[2].Value is SimdLanguage) Twins.Add(id);
                foreach (var parameters in text.NamedArguments.Where(argument => argument.Key == "Parameters"))
                    if (parameters.Value.Values.Any(value => value.Value is "active")) Masked.Add(id);
            }
        }
    }
}
