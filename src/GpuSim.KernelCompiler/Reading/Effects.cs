using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What evaluating an expression does besides giving a value.</summary>
internal static class Effects
{
    /// <summary>Whether it may change anything. A call that gets only values cannot.</summary>
    public static bool May(Expression expression) => Any(expression, static part => part switch
    {
        Expression.Call call => Changes(call.Function),
        Expression.Intrinsic intrinsic => IsEffect(intrinsic.Kind),
        _ => false,
    });

    /// <summary>Whether it holds what must not stand in an operand that is evaluated on a condition.</summary>
    public static bool Calls(Expression expression) => Any(expression, static part => part is Expression.Call || part is Expression.Intrinsic intrinsic && IsEffect(intrinsic.Kind));

    public static bool IsEffect(IntrinsicKind kind) =>
        kind is IntrinsicKind.Barrier or IntrinsicKind.SharedMemory or IntrinsicKind.LocalMemory or (>= IntrinsicKind.AtomicAdd and <= IntrinsicKind.AtomicCompareExchange);

    public static bool Any(Expression? expression, System.Func<Expression, bool> holds) => expression is not null && (holds(expression) || expression switch
    {
        Expression.Field field => Any(field.Of, holds),
        Expression.Element element => Any(element.View, holds) || Any(element.Index, holds),
        Expression.Column column => Any(column.Columns, holds) || Any(column.Index, holds),
        Expression.Binary binary => Any(binary.Left, holds) || Any(binary.Right, holds),
        Expression.Unary unary => Any(unary.Operand, holds),
        Expression.Conditional choice => Any(choice.If, holds) || Any(choice.Then, holds) || Any(choice.Else, holds),
        Expression.Cast cast => Any(cast.Operand, holds),
        Expression.Call call => Any(call.This, holds) || call.Arguments.Any(argument => Any(argument, holds)),
        Expression.Intrinsic intrinsic => intrinsic.Arguments.Any(argument => Any(argument, holds)),
        Expression.New made => made.Fields.Any(field => Any(field.Value, holds)),
        _ => false,
    });

    static bool Changes(FunctionSymbol function) =>
        function.This is { } self && (self is not DeviceType.Struct || self.ReachesMemory() || function.ChangesThis)
        || function.Parameters.Any(parameter => parameter.Passing is Passing.Ref or Passing.Out || parameter.Type.ReachesMemory());
}
