using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>The twin of a struct of scalars: one vector for each field.</summary>
internal static class StructTwin
{
    const string StateLanes = "global::GpuSim.Dynamics.Neurons.IStateLanes";

    /// <param name="symbol">The struct.</param>
    /// <param name="isState">Of a neuron model: the twin says so by its interface.</param>
    public static void Write(StructSymbol symbol, Width width, bool isState, CodeWriter code)
    {
        var twin = TwinNames.Declared(symbol, width);
        var access = symbol.IsPublic ? "public" : "internal";
        code.Line($"/// <summary><see cref=\"{symbol.CSharpName}\"/>, {width.Lanes} side by side: one vector for each field.</summary>");
        code.Open($"{access} unsafe partial struct {twin}{(isState ? $" : {StateLanes}<{twin}>" : "")}");
        foreach (var field in symbol.Fields) code.Line($"public {ExpressionWriter.LanesType(field.Type, width)} {ExpressionWriter.Identifier(field.Name)};");
        var fields = symbol.Fields.Select(field => (Name: ExpressionWriter.Identifier(field.Name), field.Type)).ToList();
        code.Line();
        if (isState)
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"public static int Width => {width.Lanes};");
            code.Line();
        }
        if (symbol.Fields.All(field => !field.IsPrivate))
            Make("Create", $"{symbol.CSharpName} all", "The same in all lanes.", field => field.Type is DeviceType.Struct inner
                ? $"{TwinNames.Of(inner.Symbol, width)}.Create(all.{field.Name})"
                : ((DeviceType.Of)field.Type).Kind == Scalar.Bool ? $"{width.Blocks}.Mask(all.{field.Name})" : $"{(Long(field.Type) ? ExpressionWriter.LanesType(field.Type, width) : width.Vector)}.Create({(Narrow(field.Type) ? "(int)" : "")}all.{field.Name})");
        Make("Select", $"{width.Mask} mask, {twin} yes, {twin} no", "One of two in each lane.", field => field.Type is DeviceType.Struct inner
            ? $"{TwinNames.Of(inner.Symbol, width)}.Select(mask, yes.{field.Name}, no.{field.Name})"
            : $"{(Long(field.Type) ? ExpressionWriter.LanesType(field.Type, width) : width.Blocks)}.Select(mask, yes.{field.Name}, no.{field.Name})");
        if (IsWords(symbol)) Columns();
        code.Close();

        void Make(string name, string parameters, string summary, System.Func<(string Name, DeviceType Type), string> value)
        {
            code.Line($"/// <summary>{summary}</summary>");
            code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Open($"public static {twin} {name}({parameters}) => new()");
            foreach (var field in fields) code.Line($"{field.Name} = {value(field)},");
            code.Close("};");
            code.Line();
        }

        void Columns()
        {
            var numbered = fields.Select((field, number) => (field.Name, Number: number, Type: Width.Scalar(((DeviceType.Of)field.Type).Kind))).ToList();
            string At(int number) => number == 0 ? "words" : number == 1 ? "words + stride" : $"words + {number} * stride";
            string Word(string type, int number) => type == "int" ? (number == 0 ? At(number) : $"{At(number)}") : $"({type}*)({At(number)})";
            string Columns(string type, int number) => $"({type}*)columns.Words.Pointer + {number}L * columns.Stride";

            code.Line("/// <summary>From columns: field f of the first lane is words[f · stride].</summary>");
            code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Open($"public static {twin} Load(int* words, nint stride) => new()");
            foreach (var (name, number, type) in numbered) code.Line($"{name} = {width.Vector}.Load({Word(type, number)}),");
            code.Close("};");
            code.Line();
            code.Line("/// <summary>To columns.</summary>");
            code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Open("public readonly void Store(int* words, nint stride)");
            foreach (var (name, number, type) in numbered) code.Line($"{name}.Store({Word(type, number)});");
            code.Close();
            code.Line();
            code.Line("/// <summary>Any elements of columns.</summary>");
            code.Open($"public static {twin} Gather(ColumnView<{symbol.CSharpName}> columns, {width.Mask} index, {width.Mask} active) => new()");
            foreach (var (name, number, type) in numbered) code.Line($"{name} = {width.Blocks}.Gather({Columns(type, number)}, 1, index, active),");
            code.Close("};");
            code.Line();
            code.Line("/// <summary>To any elements of columns, lane after lane.</summary>");
            code.Open($"public static void Scatter(ColumnView<{symbol.CSharpName}> columns, {width.Mask} index, {twin} value, {width.Mask} active)");
            foreach (var (name, number, type) in numbered) code.Line($"{width.Blocks}.Scatter({Columns(type, number)}, 1, index, value.{name}, active);");
            code.Close();
            code.Line();
            code.Line("/// <summary>Any elements of an array.</summary>");
            code.Open($"public static {twin} Gather(ArrayView<{symbol.CSharpName}> view, {width.Mask} index, {width.Mask} active) => new()");
            foreach (var (name, number, type) in numbered) code.Line($"{name} = {width.Blocks}.Gather(({type}*)view.Pointer + {number}, {fields.Count}, index, active),");
            code.Close("};");
            code.Line();
            code.Line("/// <summary>To any elements of an array, lane after lane.</summary>");
            code.Open($"public static void Scatter(ArrayView<{symbol.CSharpName}> view, {width.Mask} index, {twin} value, {width.Mask} active)");
            foreach (var (name, number, type) in numbered) code.Line($"{width.Blocks}.Scatter(({type}*)view.Pointer + {number}, {fields.Count}, index, value.{name}, active);");
            code.Close();
            code.Line();
            code.Line("/// <summary>Neighbours in an array.</summary>");
            code.Line($"public static {twin} Load(ArrayView<{symbol.CSharpName}> view, long first) => Gather(view.SubView(first, {width.Lanes}), {width.Mask}.Indices, {width.AllActive});");
            code.Line();
            code.Line("/// <summary>Neighbours in an array, as far as they are active.</summary>");
            code.Line($"public static {twin} Load(ArrayView<{symbol.CSharpName}> view, long first, {width.Mask} active) => Gather(new ArrayView<{symbol.CSharpName}>(view.Pointer + first, {width.Lanes}), {width.Mask}.Indices, active);");
            code.Line();
            code.Line("/// <summary>Neighbours in an array.</summary>");
            code.Line($"public static void Store(ArrayView<{symbol.CSharpName}> view, long first, {twin} value) => Scatter(view.SubView(first, {width.Lanes}), {width.Mask}.Indices, value, {width.AllActive});");
            code.Line();
            code.Line("/// <summary>Neighbours in an array, as far as they are active.</summary>");
            code.Line($"public static void Store(ArrayView<{symbol.CSharpName}> view, long first, {twin} value, {width.Mask} active) => Scatter(new ArrayView<{symbol.CSharpName}>(view.Pointer + first, {width.Lanes}), {width.Mask}.Indices, value, active);");
        }
    }

    /// <summary>All fields are scalars of 32 bits.</summary>
    public static bool IsWords(StructSymbol symbol) => symbol.Fields.All(field => field.Type is DeviceType.Of { Kind: Scalar.Float or Scalar.Int or Scalar.UInt });

    static bool Long(DeviceType type) => type is DeviceType.Of { Kind: Scalar.Long or Scalar.ULong };

    static bool Narrow(DeviceType type) => type is DeviceType.Of { Kind: Scalar.Byte or Scalar.SByte or Scalar.Short or Scalar.UShort };
}
