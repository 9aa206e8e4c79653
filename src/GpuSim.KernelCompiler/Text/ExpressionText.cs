using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>Writes expressions in C.</summary>
/// <remarks>
/// Overflow of signed integers wraps in C# and is undefined in C. Where <see cref="IntegerRange"/> shows that there is none, the operator stands as in the source;
/// elsewhere add_int(a, b) and its kin of the prelude: a call reads better than casts to unsigned and back around every sum.
/// </remarks>
internal sealed class ExpressionText(TextLanguage language, UsedTexts uses, bool isKernel)
{
    /// <summary>Shared and local memory: the variable is an array of so many elements.</summary>
    public Dictionary<Variable, int> Arrays { get; } = [];

    /// <summary>What is known of variables where the writing stands.</summary>
    public Dictionary<Variable, IntegerRange> Known { get; } = [];

    /// <summary>Holds a pointer: by-ref parameters and this do.</summary>
    public Func<Variable, bool> IsPointer { get; init; } = variable => variable.Passing is Passing.Ref or Passing.Out;

    public string Text(Expression expression) => Of(expression).Text;

    /// <summary>As a condition or an argument of a comma list: anything may stand there.</summary>
    public Piece Of(Expression expression) => expression switch
    {
        Expression.Constant constant => Constant(constant),
        Expression.Read read => Read(read.Variable),
        Expression.Field field => new(FieldOf(field), Precedence.Postfix),
        Expression.Element element => new($"{ViewFirst(element.View).In(Precedence.Postfix)}[{Index(element.Index)}]", Precedence.Postfix),
        Expression.Column column => new($"{uses.Columns(column.Type, language)}_Load({ColumnsOf(column.Columns)}, {Text(column.Index)})", Precedence.Postfix),
        Expression.Binary binary => Binary(binary),
        Expression.Unary unary => Unary(unary),
        Expression.Conditional choice => new(
            $"{Of(choice.If).In(Precedence.OrElse)} ? {Of(choice.Then).In(Precedence.OrElse)} : {Of(choice.Else).In(Precedence.Conditional)}", Precedence.Conditional),
        Expression.Cast cast => Cast(cast),
        Expression.Call call => new(Call(call), Precedence.Postfix),
        Expression.Intrinsic intrinsic => Intrinsic(intrinsic),
        Expression.New made => new(language.Make(uses.Name(made.Type, language), Fields(made)), Precedence.Postfix),
        _ => throw new InvalidOperationException($"no text for {expression.GetType().Name}"),
    };

    Piece Constant(Expression.Constant constant)
    {
        var text = language.Literal(constant.Value);
        return new(text, text[0] == '-' ? Precedence.Unary : Precedence.Postfix);
    }

    Piece Read(Variable variable)
    {
        var name = Identifier.Of(variable.Name);
        if (variable.Type is DeviceType.View or DeviceType.Columns && IsKernelArgument(variable))
            return new(language.Make(uses.Name(variable.Type, language), $"{name}, {name}_{(variable.Type is DeviceType.View ? "length" : "stride")}"), Precedence.Postfix);
        return IsPointer(variable) ? new("*" + name, Precedence.Unary) : new(name, Precedence.Postfix);
    }

    bool IsKernelArgument(Variable variable) => isKernel && variable.Passing is not null;

    string FieldOf(Expression.Field field) => field.Of is Expression.Read { Variable: var variable } && IsPointer(variable)
        ? $"{Identifier.Of(variable.Name)}->{field.Name}"
        : $"{Of(field.Of).In(Precedence.Postfix)}.{field.Name}";

    /// <summary>Pointer to a view's first element: a kernel's views are loose arguments, and shared and local memory are arrays.</summary>
    Piece ViewFirst(Expression view) => view switch
    {
        Expression.Read { Variable: var variable } when IsKernelArgument(variable) || Arrays.ContainsKey(variable) => new(Identifier.Of(variable.Name), Precedence.Postfix),
        Expression.Intrinsic { Kind: IntrinsicKind.SubView } part => new($"{ViewFirst(part.Arguments[0]).In(Precedence.Additive)} + {Of(part.Arguments[1]).In(Precedence.Multiplicative)}", Precedence.Additive),
        _ => new($"{Of(view).In(Precedence.Postfix)}.first", Precedence.Postfix),
    };

    Piece ViewLength(Expression view) => view switch
    {
        Expression.Read { Variable: var variable } when Arrays.TryGetValue(variable, out var length) => new(language.Literal((long)length), Precedence.Postfix),
        Expression.Read { Variable: var variable } when IsKernelArgument(variable) => new(Identifier.Of(variable.Name) + "_length", Precedence.Postfix),
        Expression.Intrinsic { Kind: IntrinsicKind.SubView } part => Of(part.Arguments[2]),
        _ => new($"{Of(view).In(Precedence.Postfix)}.length", Precedence.Postfix),
    };

    string ColumnsOf(Expression columns)
    {
        if (columns is Expression.Read { Variable: var variable } && IsKernelArgument(variable)) return $"{Identifier.Of(variable.Name)}, {Identifier.Of(variable.Name)}_stride";
        var value = Of(columns).In(Precedence.Postfix);
        return $"{value}.words, {value}.stride";
    }

    /// <summary>Adding a positive constant may overflow only to a negative index, outside every view: no helper is needed.</summary>
    string Index(Expression index) => index is Expression.Binary { Operator: BinaryOperator.Add, Right: Expression.Constant { Value: int and >= 0 or long and >= 0 } } sum
        ? $"{Of(sum.Left).In(Precedence.Additive)} + {Text(sum.Right)}"
        : Text(index);

    Piece Binary(Expression.Binary binary)
    {
        if (Wraps(binary) is { } helper) return new($"{helper}({Text(binary.Left)}, {Text(binary.Right)})", Precedence.Postfix);
        var (sign, binds) = Operators.Of(binary.Operator);
        var left = Of(binary.Left);
        var right = binary.Operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight ? Count(binary) : Of(binary.Right);
        return new($"{left.In(Operators.Least(binds, left.Binds, isRight: false))} {sign} {right.In(Operators.Least(binds, right.Binds, isRight: true))}", binds);
    }

    /// <summary>Shift counts are masked as in C#; a constant is masked here.</summary>
    public Piece Count(Expression.Binary shift)
    {
        var mask = shift.Type is DeviceType.Of { Kind: Scalar.Long or Scalar.ULong } ? 63 : 31;
        var range = IntegerRange.Of(shift.Right, Known);
        if (shift.Right is Expression.Constant { Value: int count }) return new(language.Literal(count & mask), Precedence.Postfix);
        return range.Least >= 0 && range.Most <= mask ? Of(shift.Right) : new($"{Of(shift.Right).In(Precedence.Additive)} & {mask}", Precedence.And);
    }

    /// <summary>The prelude's function that wraps like C#, or null where nothing can overflow.</summary>
    public string? Wraps(Expression.Binary binary)
    {
        if (binary.Type is not DeviceType.Of { Kind: Scalar.Int or Scalar.Long } type) return null;
        var name = binary.Operator switch
        {
            BinaryOperator.Add => "add",
            BinaryOperator.Subtract => "sub",
            BinaryOperator.Multiply => "mul",
            BinaryOperator.ShiftLeft => "shl",
            _ => null,
        };
        if (name is null || IntegerRange.Exact(binary, Known) is { } range && range.Fits(type)) return null;
        return $"{name}_{(type.Kind == Scalar.Int ? "int" : "long")}";
    }

    Piece Unary(Expression.Unary unary)
    {
        if (unary is { Operator: UnaryOperator.Negate, Type: DeviceType.Of { Kind: Scalar.Int or Scalar.Long } type } && IntegerRange.Of(unary.Operand, Known).Least == IntegerRange.OfType(type).Least)
            return new($"neg_{(type.Kind == Scalar.Int ? "int" : "long")}({Text(unary.Operand)})", Precedence.Postfix);
        var sign = unary.Operator switch { UnaryOperator.Negate => "-", UnaryOperator.Not => "!", _ => "~" };
        var operand = Of(unary.Operand).In(Precedence.Unary);
        return new(operand[0] == '-' ? $"{sign}({operand})" : sign + operand, Precedence.Unary);
    }

    Piece Cast(Expression.Cast cast) =>
        cast.Type == DeviceType.Int && cast.Operand.Type is DeviceType.Of { Kind: Scalar.SByte or Scalar.Byte or Scalar.Short or Scalar.UShort }
            ? Of(cast.Operand) // C promotes it as C# does
            : new($"({uses.Name(cast.Type, language)}){Of(cast.Operand).In(Precedence.Unary)}", Precedence.Unary);

    string Call(Expression.Call call)
    {
        var name = uses.Name(call.Function);
        var arguments = new List<string>();
        if (call.This is { } receiver) arguments.Add(Pointer(receiver));
        for (var i = 0; i < call.Arguments.Count; i++)
            arguments.Add(call.Function.Parameters[i].Passing is Passing.Ref or Passing.Out ? Pointer(call.Arguments[i]) : Text(call.Arguments[i]));
        return $"{name}({string.Join(", ", arguments)})";
    }

    string Pointer(Expression place) => place switch
    {
        Expression.Read { Variable: var variable } => (IsPointer(variable) ? "" : "&") + Identifier.Of(variable.Name),
        Expression.Field field when IsPlace(field.Of) => "&" + FieldOf(field),
        _ => language.PointerTo(uses.Name(place.Type, language), Text(place)), // a value, or an element, which lives in another address space
    };

    static bool IsPlace(Expression expression) => expression is Expression.Read || expression is Expression.Field field && IsPlace(field.Of);

    Piece Intrinsic(Expression.Intrinsic intrinsic)
    {
        string Function(string name) => $"{name}({string.Join(", ", intrinsic.Arguments.Select(Text))})";
        string Atomic(string name) => $"{name}(&{string.Join(", ", intrinsic.Arguments.Select(Text))})";
        return intrinsic.Kind switch
        {
            IntrinsicKind.ViewLength => ViewLength(intrinsic.Arguments[0]),
            IntrinsicKind.ViewIntLength when intrinsic.Arguments[0] is Expression.Read { Variable: var variable } && Arrays.TryGetValue(variable, out var length) => new(language.Literal(length), Precedence.Postfix),
            IntrinsicKind.ViewIntLength => new("(int)" + ViewLength(intrinsic.Arguments[0]).In(Precedence.Unary), Precedence.Unary),
            IntrinsicKind.SubView => new(language.Make(uses.Name(intrinsic.Type, language), $"{ViewFirst(intrinsic).Text}, {Text(intrinsic.Arguments[2])}"), Precedence.Postfix),
            IntrinsicKind.FusedMultiplyAdd => new(Function(language.FusedMultiplyAdd), Precedence.Postfix),
            IntrinsicKind.SquareRoot => new(Function(language.SquareRoot), Precedence.Postfix),
            IntrinsicKind.Absolute => new(Function(language.Absolute), Precedence.Postfix),
            IntrinsicKind.Floor => new(Function(language.Floor), Precedence.Postfix),
            IntrinsicKind.RoundToEven => new(Function(language.RoundToEven), Precedence.Postfix),
            IntrinsicKind.FloatAsInt => new(Function("as_uint"), Precedence.Postfix),
            IntrinsicKind.IntAsFloat => new(Function("as_float"), Precedence.Postfix),
            IntrinsicKind.ToInt => new(Function("to_int"), Precedence.Postfix),
            IntrinsicKind.PopCount => new(Function("count_ones"), Precedence.Postfix),
            IntrinsicKind.LeadingZeroCount => new(Function("leading_zeros"), Precedence.Postfix),
            IntrinsicKind.TrailingZeroCount => new(Function("trailing_zeros"), Precedence.Postfix),
            IntrinsicKind.MultiplyHigh => new(Function("mul_hi"), Precedence.Postfix),
            IntrinsicKind.AtomicAdd => new(Atomic("atomic_add"), Precedence.Postfix),
            IntrinsicKind.AtomicOr => new(Atomic("atomic_or"), Precedence.Postfix),
            IntrinsicKind.AtomicAnd => new(Atomic("atomic_and"), Precedence.Postfix),
            IntrinsicKind.AtomicMin => new(Atomic("atomic_min"), Precedence.Postfix),
            IntrinsicKind.AtomicMax => new(Atomic("atomic_max"), Precedence.Postfix),
            IntrinsicKind.AtomicExchange => new(Atomic("atomic_xchg"), Precedence.Postfix),
            IntrinsicKind.AtomicCompareExchange => new(Atomic("atomic_cmpxchg"), Precedence.Postfix),
            IntrinsicKind.Barrier => new(language.Barrier, Precedence.Postfix),
            IntrinsicKind.GroupIndex => new("group_item()", Precedence.Postfix),
            IntrinsicKind.GroupSize => new("group_size()", Precedence.Postfix),
            IntrinsicKind.GridIndex => new("group_index()", Precedence.Postfix),
            IntrinsicKind.GridSize => new("group_count()", Precedence.Postfix),
            _ => throw new InvalidOperationException($"{intrinsic.Kind} stands inside an expression; expected a declaration of its own: the reader should have refused it"),
        };
    }

    string Fields(Expression.New made)
    {
        if (made.Fields.Count == 0) return "0"; // C sets the rest to zero
        var given = made.Fields.ToDictionary(field => field.Field, field => field.Value);
        return string.Join(", ", ((DeviceType.Struct)made.Type).Symbol.Fields.Select(field => given.TryGetValue(field.Name, out var value) ? Text(value) : Zero(field.Type)));
    }

    string Zero(DeviceType type) => type is DeviceType.Of ? "0" : language.Make(uses.Name(type, language), "0");
}
