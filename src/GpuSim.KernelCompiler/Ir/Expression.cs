using System.Collections.Generic;

namespace GpuSim.KernelCompiler.Ir;

internal enum BinaryOperator
{
    Add, Subtract, Multiply,
    Divide, // float only
    And, Or, Xor, // integers, and bool without short circuit
    ShiftLeft, ShiftRight, // count masked by the width, as in C#; ShiftRight is arithmetic for signed, logical for unsigned
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    AndAlso, OrElse, // bool, short circuit
}

internal enum UnaryOperator { Negate, Not /* bool */, Complement /* integers */ }

/// <summary>What the dialect knows without a body.</summary>
internal enum IntrinsicKind
{
    FusedMultiplyAdd, SquareRoot, Absolute /* float */, Floor, RoundToEven,
    FloatAsInt /* float → uint */, IntAsFloat /* uint → float */,
    ToInt /* float → int: to even, clamped, NaN → 0 */,
    PopCount, LeadingZeroCount, TrailingZeroCount /* uint → int */, MultiplyHigh /* uint, uint → uint */,
    AtomicAdd, AtomicOr, AtomicAnd, AtomicMin, AtomicMax, AtomicExchange /* (Element, value) → old value; int or uint */, AtomicCompareExchange /* (Element, compare, value): ILGPU's order */,
    Barrier, GroupIndex, GroupSize, GridIndex, GridSize,
    ViewLength /* (view) → long */, ViewIntLength /* (view) → int */, SubView /* (view, start, length) → view */,
    SharedMemory, LocalMemory /* (length: a constant) → view; element type from Type */,
}

/// <summary>A value. No expression has an effect but Call and the atomic intrinsics, and those stand only as the whole of a Declare, an Assign, a Do or a Return, or as operands that are evaluated unconditionally.</summary>
internal abstract record Expression(DeviceType Type)
{
    /// <summary>A constant; Value is a bool, int, uint, long, ulong or float.</summary>
    public sealed record Constant(object Value, DeviceType Type) : Expression(Type);

    /// <summary>A parameter, local or this.</summary>
    public sealed record Read(Variable Variable) : Expression(Variable.Type);

    public sealed record Field(Expression Of, string Name, DeviceType Type) : Expression(Type);

    /// <summary>view[index]; the index is an Int or a Long.</summary>
    public sealed record Element(Expression View, Expression Index, DeviceType Type) : Expression(Type);

    /// <summary>columns[index], a whole struct; the index is an Int or a Long.</summary>
    public sealed record Column(Expression Columns, Expression Index, DeviceType Type) : Expression(Type);

    /// <summary>Both operands have one type (for shifts the right one is an Int); comparisons give Bool.</summary>
    public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right, DeviceType Type) : Expression(Type);

    public sealed record Unary(UnaryOperator Operator, Expression Operand, DeviceType Type) : Expression(Type);

    public sealed record Conditional(Expression If, Expression Then, Expression Else, DeviceType Type) : Expression(Type);

    /// <summary>Between scalars: integer to integer (wraps), integer to float (rounds to even). Float to integer does not occur: that is ToInt.</summary>
    public sealed record Cast(Expression Operand, DeviceType Type) : Expression(Type);

    /// <summary>A function call. This is the receiver of an instance method. By-ref arguments are Read, or Field of such.</summary>
    public sealed record Call(FunctionSymbol Function, Expression? This, IReadOnlyList<Expression> Arguments, DeviceType Type) : Expression(Type);

    public sealed record Intrinsic(IntrinsicKind Kind, IReadOnlyList<Expression> Arguments, DeviceType Type) : Expression(Type);

    /// <summary>A struct whose fields are given, or zero where they are not: default, and object initialisers of plain structs.</summary>
    public sealed record New(IReadOnlyList<(string Field, Expression Value)> Fields, DeviceType Type) : Expression(Type);
}
