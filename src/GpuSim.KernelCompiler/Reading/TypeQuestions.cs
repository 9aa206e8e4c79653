using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What the reader asks of types.</summary>
internal static class TypeQuestions
{
    public static bool IsNarrow(this DeviceType type) => type is DeviceType.Of { Kind: Scalar.SByte or Scalar.Byte or Scalar.Short or Scalar.UShort };

    public static bool IsInteger(this DeviceType type) => type is DeviceType.Of { Kind: not (Scalar.Bool or Scalar.Float) };

    public static bool IsFloat(this DeviceType type) => type == DeviceType.Float;

    /// <summary>Bits of a wide integer.</summary>
    public static int Width(this DeviceType type) => type == DeviceType.Long || type == DeviceType.ULong ? 64 : 32;

    /// <summary>A struct of four-byte scalars, as columns hold it.</summary>
    public static bool IsColumns(this DeviceType type) => type is DeviceType.Struct { Symbol: var symbol } && symbol.Fields.All(field => field.Type.IsWord());

    /// <summary>What a kernel takes by value: words, and structs of such.</summary>
    public static bool IsWords(this DeviceType type) => type.IsWord() || type is DeviceType.Struct { Symbol: var symbol } && symbol.Fields.All(field => field.Type.IsWords());

    /// <summary>Whether a function that gets one may write through it.</summary>
    public static bool ReachesMemory(this DeviceType type) => type switch
    {
        DeviceType.View or DeviceType.Columns or DeviceType.Parameter => true,
        DeviceType.Struct { Symbol: var symbol } => symbol.Fields.Any(field => field.Type.ReachesMemory()),
        _ => false,
    };

    static bool IsWord(this DeviceType type) => type == DeviceType.Float || type == DeviceType.Int || type == DeviceType.UInt;
}
