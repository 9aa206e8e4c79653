using System;
using System.Globalization;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>A vector width, and how scalars and constants are said in it.</summary>
internal sealed class Width(int bits)
{
    public static readonly Width[] All = [new(512), new(256), new(128)];

    public int Bits { get; } = bits;
    public int Lanes => Bits / 32;

    /// <summary>Vector512.</summary>
    public string Vector { get; } = $"Vector{bits}";

    /// <summary>Lanes512: our own building blocks; also the ending of every twin's name.</summary>
    public string Blocks { get; } = $"Lanes{bits}";

    public string Mask => $"{Vector}<int>";
    public string AllActive => $"{Mask}.AllBitsSet";
    public string NoneActive => $"{Mask}.Zero";

    /// <summary>The vector of a scalar: masks for bool, int for what C# computes with as int.</summary>
    public string TypeOf(Scalar scalar) => scalar switch
    {
        Ir.Scalar.Float => $"{Vector}<float>",
        Ir.Scalar.UInt => $"{Vector}<uint>",
        Ir.Scalar.Long => $"Long{Blocks}",
        Ir.Scalar.ULong => $"ULong{Blocks}",
        _ => Mask,
    };

    public static string Scalar(Scalar scalar) => scalar switch
    {
        Ir.Scalar.Bool => "bool",
        Ir.Scalar.SByte => "sbyte",
        Ir.Scalar.Byte => "byte",
        Ir.Scalar.Short => "short",
        Ir.Scalar.UShort => "ushort",
        Ir.Scalar.Int => "int",
        Ir.Scalar.UInt => "uint",
        Ir.Scalar.Long => "long",
        Ir.Scalar.ULong => "ulong",
        _ => "float",
    };

    /// <summary>A constant as C# says it, with the same bits.</summary>
    public static string Literal(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        int.MinValue => "int.MinValue",
        long.MinValue => "long.MinValue",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "u",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        float number => Float(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Float(float value)
    {
        var bits = BitConverter.ToUInt32(BitConverter.GetBytes(value), 0);
        if (float.IsNaN(value)) return $"BitConverter.UInt32BitsToSingle(0x{bits:X8}u)";
        if (float.IsInfinity(value)) return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        if (bits == 0x80000000) return "-0f";
        for (var digits = 6; digits <= 9; digits++)
        {
            var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (digits == 9 || Same(text, value)) return text + "f";
        }
        throw new InvalidOperationException("nine digits always tell a float");
    }

    static bool Same(string text, float value) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read == value;
}
