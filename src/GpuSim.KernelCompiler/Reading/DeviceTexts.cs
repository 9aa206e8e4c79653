using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What other assemblies hold for devices, by documentation id.</summary>
internal sealed class DeviceTexts
{
    readonly Dictionary<IAssemblySymbol, Dictionary<string, string>> _names = new(SymbolEqualityComparer.Default);

    /// <summary>The name in texts of a function or struct of another assembly; null if that assembly holds no text for it.</summary>
    public string? NameOf(ISymbol symbol)
    {
        if (symbol.ContainingAssembly is not { } assembly || symbol.GetDocumentationCommentId() is not { } id) return null;
        if (!_names.TryGetValue(assembly, out var names)) _names.Add(assembly, names = Names(assembly));
        return names.TryGetValue(id, out var name) ? name : null;
    }

    static Dictionary<string, string> Names(IAssemblySymbol assembly)
    {
        var names = new Dictionary<string, string>();
        foreach (var text in assembly.GetAttributes().Where(data => Marks.IsLanguage(data.AttributeClass, "DeviceTextAttribute")))
            if (text.ConstructorArguments is [{ Value: string id }, { Value: string name }, ..]) names[id] = name;
        return names;
    }
}
