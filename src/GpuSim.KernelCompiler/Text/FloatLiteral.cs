using System;
using System.Globalization;

namespace GpuSim.KernelCompiler.Text;

/// <summary>A float in C, exact: small integers as such, others in hexadecimal with the decimal in a comment.</summary>
internal static class FloatLiteral
{
    public static string Of(float value)
    {
        var bits = BitConverter.ToUInt32(BitConverter.GetBytes(value), 0);
        var exponent = (int)(bits >> 23) & 0xFF;
        if (exponent == 0xFF) return $"as_float(0x{bits:X8}u)"; // infinities and NaN have no literals in C
        var sign = bits >> 31 == 0 ? "" : "-";
        var size = Math.Abs(value);
        if (size < 1 << 24 && size == (float)Math.Floor(size)) return sign + ((int)size).ToString(CultureInfo.InvariantCulture) + ".0f";
        var digits = ((bits & 0x7FFFFF) << 1).ToString("x6", CultureInfo.InvariantCulture).TrimEnd('0');
        var (first, power) = exponent == 0 ? (0, -126) : (1, exponent - 127);
        return $"{sign}0x{first}{(digits == "" ? "" : "." + digits)}p{power.ToString(CultureInfo.InvariantCulture)}f /* {value.ToString("R", CultureInfo.InvariantCulture)} */";
    }
}
