using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>How a value differs between the lanes.</summary>
internal enum Shape
{
    /// <summary>Not assigned yet, as far as is known.</summary>
    None,
    /// <summary>The same in all lanes: kept as a scalar.</summary>
    Uniform,
    /// <summary>Lane i has the first lane's value + i: kept as the first lane's scalar.</summary>
    Consecutive,
    /// <summary>Kept as a vector.</summary>
    Varying,
}

/// <summary>C# text of a value in generated code.</summary>
/// <param name="Text">An expression of the scalar (uniform, consecutive) or vector type.</param>
/// <param name="IsAtom">Needs no parentheses as an operand.</param>
/// <param name="Constant">Its value where it is a constant.</param>
internal sealed record Value(string Text, DeviceType Type, Shape Shape, bool IsAtom = true, object? Constant = null)
{
    public string Operand => IsAtom ? Text : $"({Text})";
    public bool IsVarying => Shape == Shape.Varying;
}
