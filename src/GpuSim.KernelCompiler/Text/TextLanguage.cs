using System.Globalization;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>What differs between the two C-like languages; everything else is written once, and what both lack is in their preludes under one name.</summary>
internal abstract class TextLanguage
{
    public static readonly TextLanguage OpenCl = new OpenClText();
    public static readonly TextLanguage Cuda = new CudaText();

    /// <summary>Its name in the enum DeviceLanguage.</summary>
    public abstract string Name { get; }

    /// <summary>Stands before the return type of a function; ends in a space unless empty.</summary>
    public abstract string Function { get; }

    public abstract string Kernel { get; }

    /// <summary>Stands before a pointer to device memory; ends in a space unless empty.</summary>
    public abstract string Global { get; }

    public abstract string Shared { get; }
    public abstract string Long { get; }
    public abstract string ULong { get; }
    public abstract string SByte { get; }
    public abstract string LongSuffix { get; }

    /// <summary>A struct's declaration up to the opening brace, and after the closing one.</summary>
    public abstract (string Before, string After) Struct(string name);

    /// <summary>A struct value of the given fields, in order.</summary>
    public abstract string Make(string type, string fields);

    /// <summary>A pointer to a copy of a value, good until the statement ends.</summary>
    public abstract string PointerTo(string type, string value);

    public abstract string FusedMultiplyAdd { get; }
    public abstract string SquareRoot { get; }
    public abstract string Absolute { get; }
    public abstract string Floor { get; }
    public abstract string RoundToEven { get; }
    public abstract string Barrier { get; }

    public string Of(Scalar scalar) => scalar switch
    {
        Scalar.Bool => "bool",
        Scalar.SByte => SByte,
        Scalar.Byte => "uchar",
        Scalar.Short => "short",
        Scalar.UShort => "ushort",
        Scalar.Int => "int",
        Scalar.UInt => "uint",
        Scalar.Long => Long,
        Scalar.ULong => ULong,
        _ => "float",
    };

    sealed class OpenClText : TextLanguage
    {
        public override string Name => "OpenCl";
        public override string Function => "";
        public override string Kernel => "__kernel ";
        public override string Global => "__global ";
        public override string Shared => "__local ";
        public override string Long => "long";
        public override string ULong => "ulong";
        public override string SByte => "char";
        public override string LongSuffix => "L";
        public override (string, string) Struct(string name) => ("typedef struct", " " + name + ";");
        public override string Make(string type, string fields) => $"({type}){{ {fields} }}";
        public override string PointerTo(string type, string value) => $"({type}[1]){{ {value} }}";
        public override string FusedMultiplyAdd => "fma";
        public override string SquareRoot => "sqrt";
        public override string Absolute => "fabs";
        public override string Floor => "floor";
        public override string RoundToEven => "round_even";
        public override string Barrier => "barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)";
    }

    sealed class CudaText : TextLanguage
    {
        public override string Name => "Cuda";
        public override string Function => "static __device__ __forceinline__ "; // states behind pointers stay in registers only when inlined
        public override string Kernel => "extern \"C\" __global__ ";
        public override string Global => "";
        public override string Shared => "__shared__ ";
        public override string Long => "long long"; // long has 32 bits on Windows
        public override string ULong => "unsigned long long";
        public override string SByte => "signed char";
        public override string LongSuffix => "LL";
        public override (string, string) Struct(string name) => ("struct " + name, ";");
        public override string Make(string type, string fields) => $"{type}{{ {fields} }}";
        public override string PointerTo(string type, string value) => $"pointer_to({type}({value}))";
        public override string FusedMultiplyAdd => "fmaf";
        public override string SquareRoot => "sqrtf";
        public override string Absolute => "fabsf";
        public override string Floor => "floorf";
        public override string RoundToEven => "rintf";
        public override string Barrier => "__syncthreads()";
    }

    /// <summary>A constant, with its exact value.</summary>
    public string Literal(object value) => value switch
    {
        bool b => b ? "true" : "false",
        int.MinValue => "(-2147483647 - 1)", // 2147483648 is no int
        int i => i.ToString(CultureInfo.InvariantCulture),
        uint u => (u < 0x10000 ? u.ToString(CultureInfo.InvariantCulture) : "0x" + u.ToString("X8", CultureInfo.InvariantCulture)) + "u",
        long.MinValue => $"(-9223372036854775807{LongSuffix} - 1)",
        long l => l.ToString(CultureInfo.InvariantCulture) + LongSuffix,
        ulong u => (u < 0x10000 ? u.ToString(CultureInfo.InvariantCulture) : "0x" + u.ToString("X", CultureInfo.InvariantCulture)) + "u" + LongSuffix,
        float f => FloatLiteral.Of(f),
        _ => throw new System.InvalidOperationException($"the constant {value} has type {value.GetType()}; expected one of the dialect's scalars: the reader should have refused it"),
    };
}
