using System;
using System.Collections.Generic;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>What is known of a signed value without running: where a sum cannot leave int, C may say it plainly.</summary>
internal readonly record struct IntegerRange(decimal Least, decimal Most)
{
    static readonly IntegerRange Int = new(int.MinValue, int.MaxValue);
    static readonly IntegerRange Long = new(long.MinValue, long.MaxValue);

    /// <summary>Whether every value fits the signed type.</summary>
    public bool Fits(DeviceType type)
    {
        var of = OfType(type);
        return Least >= of.Least && Most <= of.Most;
    }

    public static IntegerRange OfType(DeviceType type) => type is DeviceType.Of of
        ? of.Kind switch
        {
            Scalar.Bool => new(0, 1),
            Scalar.SByte => new(sbyte.MinValue, sbyte.MaxValue),
            Scalar.Byte => new(0, byte.MaxValue),
            Scalar.Short => new(short.MinValue, short.MaxValue),
            Scalar.UShort => new(0, ushort.MaxValue),
            Scalar.Int => Int,
            Scalar.UInt => new(0, uint.MaxValue),
            Scalar.ULong => new(0, ulong.MaxValue),
            _ => Long,
        }
        : Long;

    /// <summary>Of an expression, given what is known of some variables.</summary>
    public static IntegerRange Of(Expression expression, IReadOnlyDictionary<Variable, IntegerRange> known)
    {
        var whole = OfType(expression.Type);
        var range = expression switch
        {
            Expression.Constant { Value: int value } => new(value, value),
            Expression.Constant { Value: uint value } => new(value, value),
            Expression.Constant { Value: long value } => new(value, value),
            Expression.Read read => known.TryGetValue(read.Variable, out var kept) ? kept : whole,
            Expression.Cast cast when cast.Operand.Type != DeviceType.Float => Of(cast.Operand, known),
            Expression.Binary binary => Exact(binary, known) ?? whole,
            Expression.Conditional choice => Hull(Of(choice.Then, known), Of(choice.Else, known)),
            Expression.Intrinsic { Kind: IntrinsicKind.PopCount or IntrinsicKind.LeadingZeroCount or IntrinsicKind.TrailingZeroCount } => new(0, 32),
            Expression.Intrinsic { Kind: IntrinsicKind.GroupIndex } => new(0, 65535),
            Expression.Intrinsic { Kind: IntrinsicKind.GroupSize } => new(1, 65536),
            Expression.Intrinsic { Kind: IntrinsicKind.GridIndex } => new(0, int.MaxValue - 1),
            Expression.Intrinsic { Kind: IntrinsicKind.GridSize } => new(1, int.MaxValue),
            _ => whole,
        };
        return range.Least < whole.Least || range.Most > whole.Most ? whole : range; // it may have wrapped
    }

    /// <summary>Of a sum or product before it wraps; null where nothing is known.</summary>
    public static IntegerRange? Exact(Expression.Binary binary, IReadOnlyDictionary<Variable, IntegerRange> known)
    {
        if (binary.Type is not DeviceType.Of { Kind: not (Scalar.Bool or Scalar.Float) }) return null;
        IntegerRange left = Of(binary.Left, known), right = Of(binary.Right, known);
        return binary.Operator switch
        {
            BinaryOperator.Add => new(left.Least + right.Least, left.Most + right.Most),
            BinaryOperator.Subtract => new(left.Least - right.Most, left.Most - right.Least),
            BinaryOperator.Multiply when left.IsSmall && right.IsSmall => Product(left, right),
            BinaryOperator.ShiftLeft when left is { IsSmall: true, Least: >= 0 } && right.Least == right.Most && right.Least is >= 0 and < 32 => Product(left, new(1L << (int)right.Least, 1L << (int)right.Least)),
            BinaryOperator.ShiftRight when right.Least == right.Most && right.Least is >= 0 and < 32 => new(Shifted(left.Least, right.Least), Shifted(left.Most, right.Least)),
            BinaryOperator.And when right.Least >= 0 => new(0, right.Most),
            BinaryOperator.And when left.Least >= 0 => new(0, left.Most),
            _ => null,
        };
    }

    bool IsSmall => Least >= long.MinValue >> 24 && Most <= long.MaxValue >> 24; // products stay within decimal

    static IntegerRange Product(IntegerRange left, IntegerRange right)
    {
        decimal a = left.Least * right.Least, b = left.Least * right.Most, c = left.Most * right.Least, d = left.Most * right.Most;
        return new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    static decimal Shifted(decimal value, decimal count) => Math.Floor(value / (1UL << (int)count));

    static IntegerRange Hull(IntegerRange a, IntegerRange b) => new(Math.Min(a.Least, b.Least), Math.Max(a.Most, b.Most));

}
