using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>What must stand before a text, in the order of first use. Beside plain documentation ids there are five forms, which <c>GpuSim.KernelLanguage.Programs.TextUse</c> reads.</summary>
/// <remarks>
/// <c>T:GpuSim.KernelLanguage.ArrayView{element}</c>: the view struct of an element; <c>T:GpuSim.KernelLanguage.ColumnView{element}</c>: how it is gathered from columns; <c>M:…&lt;argument,…&gt;</c>: a generic function with these type arguments;
/// <c>!TModel</c>: a type parameter that the program binds, these first and in order; <c>!TModel:TModel_Step:M:…</c>: an interface's member called through it, by this name.
/// </remarks>
internal sealed class UsedTexts(IEnumerable<string> typeParameters)
{
    readonly List<string> _ids = [.. typeParameters.Select(name => "!" + name)];

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Notes a type and gives its name in the text.</summary>
    public string Name(DeviceType type, TextLanguage language)
    {
        switch (type)
        {
            case DeviceType.Of scalar:
                return language.Of(scalar.Kind);
            case DeviceType.Struct of:
                Add(of.Symbol.Id);
                return of.Symbol.Name;
            case DeviceType.Parameter parameter:
                return parameter.Name;
            case DeviceType.View view:
                _ = Name(view.Element, language);
                Add($"T:GpuSim.KernelLanguage.ArrayView{{{TypeId(view.Element)}}}");
                return "ArrayView_" + PlainName(view.Element);
            case DeviceType.Columns:
                return "ColumnView";
            default:
                return "void";
        }
    }

    /// <summary>Notes that structs of this type are gathered and scattered, and gives the type's name.</summary>
    public string Columns(DeviceType element, TextLanguage language)
    {
        var name = Name(element, language);
        Add(ColumnsId(element));
        return name;
    }

    /// <summary>Under which the functions for a struct's columns are kept.</summary>
    public static string ColumnsId(DeviceType element) => $"T:GpuSim.KernelLanguage.ColumnView{{{TypeId(element)}}}";

    /// <summary>Notes a function and gives the name to call it by.</summary>
    public string Name(FunctionSymbol function)
    {
        if (function.ThroughTypeParameter)
        {
            Add($"!{function.CSharpContainer}:{function.Name}:{function.Id}");
            return function.Name;
        }
        if (function.TypeArguments.Count == 0)
        {
            Add(function.Id);
            return function.Name;
        }
        foreach (var argument in function.TypeArguments.OfType<DeviceType.Struct>()) Add(argument.Symbol.Id);
        Add($"{function.Id}<{string.Join(",", function.TypeArguments.Select(TypeId))}>");
        return function.Name + "_" + string.Join("_", function.TypeArguments.Select(PlainName));
    }

    void Add(string id)
    {
        if (!_ids.Contains(id)) _ids.Add(id);
    }

    static string PlainName(DeviceType type) => type switch
    {
        DeviceType.Of { Kind: var kind } => kind.ToString().ToLowerInvariant(),
        DeviceType.Struct of => of.Symbol.Name,
        DeviceType.Parameter parameter => parameter.Name,
        _ => throw new System.InvalidOperationException($"{type} as an element or a type argument; expected a scalar, a struct or a type parameter: the reader should have refused it"),
    };

    static string TypeId(DeviceType type) => type switch
    {
        DeviceType.Of { Kind: var kind } => "System." + kind switch
        {
            Scalar.Bool => "Boolean",
            Scalar.Short => "Int16",
            Scalar.UShort => "UInt16",
            Scalar.Int => "Int32",
            Scalar.UInt => "UInt32",
            Scalar.Long => "Int64",
            Scalar.ULong => "UInt64",
            Scalar.Float => "Single",
            _ => kind.ToString(),
        },
        DeviceType.Struct of => of.Symbol.Id.Substring(2),
        _ => PlainName(type),
    };
}
