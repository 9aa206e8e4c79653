using System.Linq;
using System.Text;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>A struct's declaration, and where all its fields have four bytes how one is gathered from columns and scattered to them.</summary>
internal static class StructText
{
    public static string Of(StructSymbol symbol, TextLanguage language, UsedTexts uses)
    {
        var (before, after) = language.Struct(symbol.Name);
        var text = new StringBuilder();
        text.Append($"{before}\n{{\n");
        foreach (var field in symbol.Fields) text.Append($"    {uses.Name(Stored(field.Type), language)} {field.Name};\n");
        if (symbol.Fields.Count == 0) text.Append("    uchar nothing;\n"); // C has no empty structs, and C#'s have a byte
        return text.Append($"}}{after}\n").ToString();
    }

    /// <summary>bool has no fixed size in OpenCL and no place in a kernel's arguments: it is stored in C#'s one byte.</summary>
    public static DeviceType Stored(DeviceType type) => type == DeviceType.Bool ? new DeviceType.Of(Scalar.Byte) : type;

    public static bool HasColumns(StructSymbol symbol) => symbol.Fields.Count > 0 && symbol.Fields.All(field => field.Type is DeviceType.Of { Kind: Scalar.Int or Scalar.UInt or Scalar.Float });

    /// <summary>T_Load and T_Store.</summary>
    public static string Columns(StructSymbol symbol, TextLanguage language, UsedTexts uses)
    {
        var text = new StringBuilder();
        _ = uses.Name(new DeviceType.Struct(symbol), language);
        text.Append($"{language.Function}{symbol.Name} {symbol.Name}_Load({language.Global}const int* words, int stride, {language.Long} index)\n{{\n");
        text.Append($"    {symbol.Name} value;\n");
        for (var i = 0; i < symbol.Fields.Count; i++) text.Append($"    value.{symbol.Fields[i].Name} = {As(symbol.Fields[i].Type)}(words[{Word(i, language)}]);\n");
        text.Append($"    return value;\n}}\n\n{language.Function}void {symbol.Name}_Store({language.Global}int* words, int stride, {language.Long} index, {symbol.Name} value)\n{{\n");
        for (var i = 0; i < symbol.Fields.Count; i++) text.Append($"    words[{Word(i, language)}] = as_int(value.{symbol.Fields[i].Name});\n");
        return text.Append("}\n").ToString();
    }

    static string As(DeviceType type) => type == DeviceType.Float ? "as_float" : type == DeviceType.UInt ? "as_uint" : "as_int";

    static string Word(int field, TextLanguage language) => field switch
    {
        0 => "index",
        1 => "stride + index",
        _ => $"{language.Literal((long)field)} * stride + index",
    };
}
