using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>Something the lanes cannot do; the function then has no twin.</summary>
internal sealed class NotForLanesException(string found, bool isPromise = false) : Exception(found)
{
    /// <summary>Something marked [Uniform] is not: an error. Otherwise there is just no twin, and the CPU runs the scalar code.</summary>
    public bool IsPromise { get; } = isPromise;
}

/// <summary>Expressions: scalars where all lanes agree, vectors where they differ.</summary>
internal abstract class ExpressionWriter(Width width, Facts facts, Shapes shapes)
{
    protected Width Width { get; } = width;
    protected Facts Facts { get; } = facts;
    protected Shapes Shapes { get; } = shapes;

    /// <summary>The value of a variable or of a field of one, as far as it is known here.</summary>
    protected abstract Value Lookup(Variable root, IReadOnlyList<string> path, DeviceType type);

    /// <summary>Which lanes are active here; null for all.</summary>
    protected abstract string? Mask { get; }

    /// <summary>Writes a call whose arguments need more than an expression.</summary>
    protected abstract Value CallByReference(Expression.Call call);

    protected string MaskText => Mask ?? Width.AllActive;

    public Value Evaluate(Expression expression)
    {
        if (Path(expression, out var root, out var path)) return Lookup(root!, path, expression.Type);
        switch (expression)
        {
            case Expression.Constant constant: return new(Width.Literal(constant.Value), constant.Type, Shape.Uniform, !IsNegative(constant.Value), constant.Value);
            case Expression.Field field: return Field(field);
            case Expression.Element element: return Element(element);
            case Expression.Column column: return Column(column);
            case Expression.Binary binary: return Binary(binary);
            case Expression.Unary unary: return Unary(unary);
            case Expression.Conditional conditional: return Conditional(conditional);
            case Expression.Cast cast: return Cast(Evaluate(cast.Operand), cast.Type);
            case Expression.Call call: return Call(call);
            case Expression.Intrinsic intrinsic: return Intrinsic(intrinsic);
            case Expression.New made: return New(made);
            default: throw new NotForLanesException($"{expression.GetType().Name} has no lanes");
        }
    }

    /// <summary>A value as a vector: uniform ones are broadcast, consecutive ones get their lanes.</summary>
    public string Vector(Value value)
    {
        if (value.IsVarying) return value.Text;
        if (value.Shape == Shape.Consecutive) return $"{Holder(value.Type)}.Create({value.Text}) + {LanesType(value.Type, Width)}.Indices";
        if (value.Type is DeviceType.Struct { Symbol: var symbol }) return $"{TwinNames.Of(symbol, Width)}.Create({value.Text})";
        return ((DeviceType.Of)value.Type).Kind switch
        {
            Scalar.Bool when value.Constant is bool truth => truth ? Width.AllActive : Width.NoneActive,
            Scalar.Bool => $"{Width.Blocks}.Mask({value.Text})",
            Scalar.Long or Scalar.ULong => $"{Width.TypeOf(((DeviceType.Of)value.Type).Kind)}.Create({value.Text})",
            Scalar.Float when value.Constant is float zero && BitConverter.GetBytes(zero).All(part => part == 0) => $"{Width.Vector}<float>.Zero",
            Scalar.Int when value.Constant is 0 => $"{Width.Vector}<int>.Zero",
            Scalar.Int when value.Constant is 1 => $"{Width.Vector}<int>.One",
            Scalar.UInt when value.Constant is 0u => $"{Width.Vector}<uint>.Zero",
            Scalar.UInt when value.Constant is 1u => $"{Width.Vector}<uint>.One",
            Scalar.Float or Scalar.Int or Scalar.UInt => $"{Width.Vector}.Create({value.Text})",
            _ => $"{Width.Vector}.Create((int){value.Operand})",
        };
    }

    /// <summary>The same where an operator follows.</summary>
    public string VectorOperand(Value value) => value.IsVarying ? value.Operand : value.Shape == Shape.Consecutive ? $"({Vector(value)})" : Vector(value);

    /// <summary>One of two values in each lane.</summary>
    public Value Select(Value condition, Value yes, Value no)
    {
        if (yes.Text == no.Text && yes.Shape == no.Shape) return yes;
        if (condition.Shape == Shape.Uniform)
            return yes.Shape == no.Shape
                ? new($"{condition.Operand} ? {yes.Operand} : {no.Operand}", yes.Type, yes.Shape, false)
                : new($"{condition.Operand} ? {VectorOperand(yes)} : {VectorOperand(no)}", yes.Type, Shape.Varying, false);
        var mask = condition.Operand;
        switch (yes.Type)
        {
            case DeviceType.Struct { Symbol: var symbol }:
                return new($"{TwinNames.Of(symbol, Width)}.Select({condition.Text}, {Vector(yes)}, {Vector(no)})", yes.Type, Shape.Varying);
            case DeviceType.Of { Kind: Scalar.Bool }:
                switch (yes.Constant, no.Constant)
                {
                    case (true, false): return condition;
                    case (false, true): return new($"~{mask}", yes.Type, Shape.Varying, false);
                    case (true, _): return new($"{mask} | {VectorOperand(no)}", yes.Type, Shape.Varying, false);
                    case (false, _): return new($"{Width.Vector}.AndNot({Vector(no)}, {condition.Text})", yes.Type, Shape.Varying);
                    case (_, false): return new($"{mask} & {VectorOperand(yes)}", yes.Type, Shape.Varying, false);
                    case (_, true): return new($"~{mask} | {VectorOperand(yes)}", yes.Type, Shape.Varying, false);
                }
                break;
        }
        return new($"{(IsLong(yes.Type) ? Holder(yes.Type) : Width.Blocks)}.Select({condition.Text}, {Vector(yes)}, {Vector(no)})", yes.Type, Shape.Varying);
    }

    /// <summary>A variable or a field of one.</summary>
    protected static bool Path(Expression expression, out Variable? root, out List<string> path)
    {
        path = [];
        for (; ; )
        {
            switch (expression)
            {
                case Expression.Read read:
                    root = read.Variable;
                    path.Reverse();
                    return true;
                case Expression.Field field:
                    path.Add(field.Name);
                    expression = field.Of;
                    continue;
                default:
                    root = null;
                    return false;
            }
        }
    }

    static bool IsLong(DeviceType type) => type is DeviceType.Of { Kind: Scalar.Long or Scalar.ULong };

    /// <summary>What makes vectors of a scalar.</summary>
    string Holder(DeviceType type) => IsLong(type) ? LanesType(type, Width) : Width.Vector;

    /// <summary>The scalar or struct type in C#.</summary>
    public static string ScalarType(DeviceType type) => type switch
    {
        DeviceType.Of of => Width.Scalar(of.Kind),
        DeviceType.Struct { Symbol: var symbol } => symbol.CSharpName,
        DeviceType.View view => $"ArrayView<{ScalarType(view.Element)}>",
        DeviceType.Columns columns => $"ColumnView<{ScalarType(columns.Element)}>",
        DeviceType.Parameter parameter => parameter.Name,
        _ => "void",
    };

    /// <summary>The vector or twin type in C#.</summary>
    public static string LanesType(DeviceType type, Width width) => type switch
    {
        DeviceType.Of of => width.TypeOf(of.Kind),
        DeviceType.Struct { Symbol: var symbol } => TwinNames.Of(symbol, width),
        _ => ScalarType(type),
    };

    static bool IsNegative(object value) => value is < 0 or < 0L || value is float number && (number < 0 || number == 0 && 1 / number < 0);

    Value Field(Expression.Field field)
    {
        var of = Evaluate(field.Of);
        return new($"{of.Operand}.{Identifier(field.Name)}", field.Type, of.Shape);
    }

    Value Uniform(string text, DeviceType type, bool isAtom = true) => new(text, type, Shape.Uniform, isAtom);
    Value Varying(string text, DeviceType type, bool isAtom = true) => new(text, type, Shape.Varying, isAtom);

    Value Element(Expression.Element element)
    {
        var view = Evaluate(element.View);
        var index = Index(element.Index);
        if (index.Shape != Shape.Uniform) MustBeWords(element.Type, index);
        var holder = element.Type is DeviceType.Struct { Symbol: var symbol } ? TwinNames.Of(symbol, Width) : Width.Blocks;
        return index.Shape switch
        {
            Shape.Uniform => Uniform($"{view.Operand}[{index.Text}]", element.Type),
            Shape.Consecutive => Varying(Mask is null ? $"{holder}.Load({view.Text}, {index.Text})" : $"{holder}.Load({view.Text}, {index.Text}, {Mask})", element.Type),
            _ => Varying($"{holder}.Gather({view.Text}, {index.Text}, {MaskText})", element.Type),
        };
    }

    /// <summary>An index, without the widening of an int, which lanes need not.</summary>
    protected Value Index(Expression index) =>
        index is Expression.Cast { Operand: { } narrow } && narrow.Type == DeviceType.Int && Shapes.Of(narrow) == Shape.Varying ? Evaluate(narrow) : Evaluate(index);

    /// <summary>What lanes load and store, each its own: numbers of up to 32 bits, and structs of words by 32-bit indices.</summary>
    protected static void MustBeWords(DeviceType element, Value index)
    {
        var can = element is DeviceType.Of { Kind: not (Scalar.Bool or Scalar.Long or Scalar.ULong) and var kind } && (!IsLong(index.Type) || index.Shape == Shape.Consecutive || kind is Scalar.Float or Scalar.Int or Scalar.UInt)
            || element is DeviceType.Struct { Symbol: var symbol } && StructTwin.IsWords(symbol) && (!IsLong(index.Type) || index.Shape == Shape.Consecutive);
        if (!can) throw new NotForLanesException("elements of this type have no lanes");
    }

    Value Column(Expression.Column column)
    {
        var columns = Evaluate(column.Columns);
        var index = Index(column.Index);
        if (index.Shape != Shape.Uniform) MustBeWords(column.Type, index);
        var twin = LanesType(column.Type, Width);
        return index.Shape switch
        {
            Shape.Uniform => Uniform($"{columns.Operand}[{index.Text}]", column.Type),
            Shape.Consecutive when Mask is null => Varying($"{twin}.Load({columns.Operand}.Words.Pointer + {index.Operand}, {columns.Operand}.Stride)", column.Type),
            _ => Varying($"{twin}.Gather({columns.Text}, {Vector(index)}, {MaskText})", column.Type),
        };
    }

    static readonly Dictionary<BinaryOperator, string> Operators = new()
    {
        [BinaryOperator.Add] = "+", [BinaryOperator.Subtract] = "-", [BinaryOperator.Multiply] = "*", [BinaryOperator.Divide] = "/",
        [BinaryOperator.And] = "&", [BinaryOperator.Or] = "|", [BinaryOperator.Xor] = "^",
        [BinaryOperator.ShiftLeft] = "<<", [BinaryOperator.ShiftRight] = ">>",
        [BinaryOperator.Equal] = "==", [BinaryOperator.NotEqual] = "!=", [BinaryOperator.Less] = "<", [BinaryOperator.LessOrEqual] = "<=",
        [BinaryOperator.Greater] = ">", [BinaryOperator.GreaterOrEqual] = ">=", [BinaryOperator.AndAlso] = "&&", [BinaryOperator.OrElse] = "||",
    };

    static readonly Dictionary<BinaryOperator, string> Comparisons = new()
    {
        [BinaryOperator.Equal] = "Equals", [BinaryOperator.NotEqual] = "Equals", [BinaryOperator.Less] = "LessThan", [BinaryOperator.LessOrEqual] = "LessThanOrEqual",
        [BinaryOperator.Greater] = "GreaterThan", [BinaryOperator.GreaterOrEqual] = "GreaterThanOrEqual",
    };

    Value Binary(Expression.Binary binary)
    {
        var left = Evaluate(binary.Left);
        var right = Evaluate(binary.Right);
        var sign = Operators[binary.Operator];
        var shape = Shapes.Of(binary);
        if (left.Shape == Shape.Uniform && right.Shape == Shape.Uniform) return Uniform($"{left.Operand} {sign} {right.Operand}", binary.Type, false);
        if (shape == Shape.Consecutive && !left.IsVarying && !right.IsVarying) return new($"{left.Operand} {sign} {right.Operand}", binary.Type, shape, false);
        if (binary.Operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight) return Shift(binary, left, right, sign);
        if (Comparisons.TryGetValue(binary.Operator, out var comparison)) return Compare(binary, comparison, left, right);
        if (binary.Operator is BinaryOperator.AndAlso or BinaryOperator.OrElse) sign = sign.Substring(1);
        return Varying($"{VectorOperand(left)} {sign} {VectorOperand(right)}", binary.Type, false);
    }

    Value Shift(Expression.Binary shift, Value left, Value right, string sign)
    {
        var kind = ((DeviceType.Of)shift.Type).Kind;
        if (right.Shape == Shape.Uniform)
        {
            var bits = kind is Scalar.Long or Scalar.ULong ? 63 : 31;
            var count = right.Constant is int constant ? Width.Literal(constant & bits) : $"({right.Operand} & {bits})";
            return Varying($"{VectorOperand(left)} {sign} {count}", shift.Type, false);
        }
        var name = shift.Operator == BinaryOperator.ShiftLeft ? "ShiftLeft" : "ShiftRight";
        return Varying($"{(IsLong(shift.Type) ? Holder(shift.Type) : Width.Blocks)}.{name}({Vector(left)}, {Vector(right)})", shift.Type);
    }

    Value Compare(Expression.Binary comparison, string name, Value left, Value right)
    {
        var kind = ((DeviceType.Of)comparison.Left.Type).Kind;
        if (kind == Scalar.Bool && comparison.Operator == BinaryOperator.NotEqual) return Varying($"{VectorOperand(left)} ^ {VectorOperand(right)}", comparison.Type, false);
        var text = kind is Scalar.Long or Scalar.ULong
            ? $"{Width.TypeOf(kind)}.{name}({Vector(left)}, {Vector(right)})"
            : $"{Width.Vector}.{name}({Vector(left)}, {Vector(right)})" + (kind is Scalar.Float or Scalar.UInt ? ".AsInt32()" : "");
        return comparison.Operator == BinaryOperator.NotEqual ? Varying($"~{text}", comparison.Type, false) : Varying(text, comparison.Type);
    }

    Value Unary(Expression.Unary unary)
    {
        var operand = Evaluate(unary.Operand);
        if (operand.Shape == Shape.Uniform)
            return Uniform((unary.Operator switch { UnaryOperator.Negate => "-", UnaryOperator.Not => "!", _ => "~" }) + operand.Operand, unary.Type, false);
        return Varying((unary.Operator == UnaryOperator.Negate ? "-" : "~") + VectorOperand(operand), unary.Type, false);
    }

    Value Conditional(Expression.Conditional conditional)
    {
        var condition = Evaluate(conditional.If);
        var yes = Evaluate(conditional.Then);
        var no = Evaluate(conditional.Else);
        if (condition.IsVarying && (yes.Type is not DeviceType.Of && yes.Type is not DeviceType.Struct))
            throw new NotForLanesException("work items choose different views here");
        return Select(condition, yes, no);
    }

    protected Value Cast(Value operand, DeviceType type)
    {
        if (type == operand.Type) return operand;
        var from = ((DeviceType.Of)operand.Type).Kind;
        var to = ((DeviceType.Of)type).Kind;
        if (operand.Shape == Shape.Uniform)
            return Uniform(operand.Constant is null ? $"({Width.Scalar(to)}){operand.Operand}" : $"unchecked(({Width.Scalar(to)})({operand.Text}))", type, operand.Constant is not null);
        if (operand.Shape == Shape.Consecutive && to is Scalar.Int or Scalar.UInt or Scalar.Long or Scalar.ULong && operand.Shape == Shape.Consecutive)
            return new($"({Width.Scalar(to)}){operand.Operand}", type, Shape.Consecutive, false);
        var vector = VectorOperand(operand);
        var source = Width.TypeOf(from);
        if (from is Scalar.Long or Scalar.ULong)
            return to switch
            {
                Scalar.Float => Varying($"{vector}.ToFloat()", type),
                Scalar.UInt => Varying($"{vector}.ToUInt()", type),
                Scalar.Long => Varying($"{vector}.AsLong()", type),
                Scalar.ULong => Varying($"{vector}.AsULong()", type),
                _ => Narrow($"{vector}.ToInt()", to, type),
            };
        return to switch
        {
            Scalar.Float => Varying($"{Width.Vector}.ConvertToSingle({Vector(operand)})", type),
            Scalar.UInt => source == Width.TypeOf(to) ? operand with { Type = type } : Varying($"{vector}.AsUInt32()", type),
            Scalar.Long or Scalar.ULong => Varying($"{Width.TypeOf(to)}.From({Vector(operand)})", type),
            _ => Narrow(from == Scalar.UInt ? $"{vector}.AsInt32()" : vector, to, type),
        };
    }

    Value Narrow(string text, Scalar to, DeviceType type) => to switch
    {
        Scalar.Byte => Varying($"{text} & {Width.Vector}.Create(0xFF)", type, false),
        Scalar.UShort => Varying($"{text} & {Width.Vector}.Create(0xFFFF)", type, false),
        Scalar.SByte => Varying($"{text} << 24 >> 24", type, false),
        Scalar.Short => Varying($"{text} << 16 >> 16", type, false),
        _ => Varying(text, type),
    };

    Value Call(Expression.Call call)
    {
        if (Shapes.CallsScalar(call)) return Uniform(ScalarCall(call), call.Type);
        if (!Facts.HasTwin(call.Function)) throw new NotForLanesException($"{call.Function.Name} has no lanes");
        if (call.Function.ThroughTypeParameter || call.Function.TypeArguments.Count > 0) throw new NotForLanesException($"{call.Function.Name} is generic");
        if (call.Function.Parameters.Any(parameter => parameter.Passing is Passing.Ref or Passing.Out)) return CallByReference(call);
        return Varying(LanesCall(call, call.Arguments.Select((argument, i) => Argument(call.Function.Parameters[i], argument))), call.Type);
    }

    protected string Argument(Variable parameter, Expression argument)
    {
        return Facts.MayVary(parameter) ? Vector(Evaluate(argument)) : Shared(parameter, argument);
    }

    // The same for all work items, by promise or by type.
    string Shared(Variable parameter, Expression argument)
    {
        var value = Evaluate(argument);
        if (value.Shape == Shape.Uniform) return value.Text;
        throw new NotForLanesException($"argument '{parameter.Name}' differs between work items", parameter.IsUniform && parameter.Type is not (DeviceType.View or DeviceType.Columns));
    }

    protected string LanesCall(Expression.Call call, IEnumerable<string> arguments)
    {
        var name = call.Function.CSharpName;
        var receiver = call.This is null ? null : Evaluate(call.This);
        var differs = receiver is not null && receiver.Shape != Shape.Uniform;
        if (differs && !Facts.HasOwn(call.Function)) throw new NotForLanesException($"{name} is called on a struct that differs between work items");
        if (differs) arguments = arguments.Append(receiver!.Text);
        if (Facts.TakesMask(call.Function)) arguments = arguments.Append(MaskText);
        if (receiver is null || differs) return $"{TwinNames.QualifiedHolder(call.Function, Width)}.{name}({string.Join(", ", arguments)})";
        return call.Function.This is DeviceType.Struct { Symbol.IsPartial: true }
            ? $"{receiver.Operand}.{name}({string.Join(", ", arguments)})"
            : $"{TwinNames.QualifiedHolder(call.Function, Width)}.{name}({string.Join(", ", arguments.Prepend(receiver.Text))})";
    }

    protected string ScalarCall(Expression.Call call)
    {
        var arguments = string.Join(", ", call.Arguments.Select((argument, i) => (call.Function.Parameters[i].Passing switch { Passing.Ref => "ref ", Passing.Out => "out ", _ => "" }) + Shared(call.Function.Parameters[i], argument)));
        if (call.Function.CSharpName == "New") return $"new {call.Function.CSharpContainer}({arguments})";
        var container = call.This is null ? call.Function.CSharpContainer : Evaluate(call.This).Operand;
        return $"{container}.{call.Function.CSharpName}" + (call.Function.Id.Contains($".get_{call.Function.CSharpName}") ? "" : $"({arguments})");
    }

    Value Intrinsic(Expression.Intrinsic intrinsic)
    {
        if (Nodes.IsAtomic(intrinsic.Kind)) return Atomic(intrinsic);
        var arguments = intrinsic.Arguments.Select(Evaluate).ToList();
        if (arguments.All(argument => argument.Shape == Shape.Uniform)) return Uniform(ScalarIntrinsic(intrinsic.Kind, [.. arguments.Select(argument => argument.Text)], arguments.Count > 0 ? arguments[0].Operand : ""), intrinsic.Type);
        var lanes = string.Join(", ", arguments.Select(Vector));
        return intrinsic.Kind switch
        {
            IntrinsicKind.FusedMultiplyAdd => Varying($"{Width.Vector}.FusedMultiplyAdd({lanes})", intrinsic.Type),
            IntrinsicKind.SquareRoot => Varying($"{Width.Vector}.Sqrt({lanes})", intrinsic.Type),
            IntrinsicKind.Absolute => Varying($"{Width.Vector}.Abs({lanes})", intrinsic.Type),
            IntrinsicKind.Floor => Varying($"{Width.Vector}.Floor({lanes})", intrinsic.Type),
            IntrinsicKind.RoundToEven => Varying($"{Width.Vector}.Round({lanes})", intrinsic.Type),
            IntrinsicKind.FloatAsInt => Varying($"{VectorOperand(arguments[0])}.AsUInt32()", intrinsic.Type),
            IntrinsicKind.IntAsFloat => Varying($"{VectorOperand(arguments[0])}.AsSingle()", intrinsic.Type),
            IntrinsicKind.ToInt or IntrinsicKind.PopCount or IntrinsicKind.LeadingZeroCount or IntrinsicKind.TrailingZeroCount or IntrinsicKind.MultiplyHigh
                => Varying($"{Width.Blocks}.{intrinsic.Kind}({lanes})", intrinsic.Type),
            _ => throw new NotForLanesException($"{intrinsic.Kind} differs between work items"),
        };
    }

    static string ScalarIntrinsic(IntrinsicKind kind, string[] arguments, string first)
    {
        var all = string.Join(", ", arguments);
        return kind switch
        {
            IntrinsicKind.FusedMultiplyAdd => $"MathF.FusedMultiplyAdd({all})",
            IntrinsicKind.SquareRoot => $"MathF.Sqrt({all})",
            IntrinsicKind.Absolute => $"MathF.Abs({all})",
            IntrinsicKind.Floor => $"MathF.Floor({all})",
            IntrinsicKind.RoundToEven => $"MathF.Round({all})",
            IntrinsicKind.FloatAsInt => $"Interop.FloatAsInt({all})",
            IntrinsicKind.IntAsFloat => $"Interop.IntAsFloat({all})",
            IntrinsicKind.ViewLength => $"{first}.Length",
            IntrinsicKind.ViewIntLength => $"{first}.IntLength",
            IntrinsicKind.SubView => $"{first}.SubView({string.Join(", ", arguments.Skip(1))})",
            IntrinsicKind.ToInt or IntrinsicKind.PopCount or IntrinsicKind.LeadingZeroCount or IntrinsicKind.TrailingZeroCount or IntrinsicKind.MultiplyHigh => $"IntrinsicMath.{kind}({all})",
            _ => throw new NotForLanesException($"{kind} belongs to groups"),
        };
    }

    // One lane after the other, in their order, as the scalar code would.
    Value Atomic(Expression.Intrinsic atomic)
    {
        var element = (Expression.Element)atomic.Arguments[0];
        if (Evaluate(element.Index) is { IsVarying: true } wide && IsLong(wide.Type) && IsLong(Index(element.Index).Type)) throw new NotForLanesException("an atomic's index of 64 bits differs between work items");
        var arguments = atomic.Arguments.Skip(1).Select(argument => Vector(Evaluate(argument)));
        return Varying($"{Width.Blocks}.{atomic.Kind}({Evaluate(element.View).Text}, {Vector(Index(element.Index))}, {string.Join(", ", arguments)}, {MaskText})", atomic.Type);
    }

    Value New(Expression.New made)
    {
        var fields = made.Fields.Select(field => (field.Field, Value: Evaluate(field.Value))).ToList();
        var uniform = fields.All(field => field.Value.Shape == Shape.Uniform);
        var type = uniform ? ScalarType(made.Type) : LanesType(made.Type, Width);
        if (fields.Count == 0) return Uniform(made.Type is DeviceType.Of ? "default(" + type + ")" : $"default({type})", made.Type);
        var texts = fields.Select(field => $"{Identifier(field.Field)} = {(uniform ? field.Value.Text : Vector(field.Value))}");
        return new($"new {type} {{ {string.Join(", ", texts)} }}", made.Type, uniform ? Shape.Uniform : Shape.Varying);
    }

    static readonly HashSet<string> Keywords = ["base", "this", "in", "ref", "out", "is", "as", "if", "else", "for", "do", "while", "new", "int", "uint", "float", "bool", "long", "ulong", "short", "ushort", "byte", "sbyte", "double", "object", "string", "event", "lock", "params", "checked", "unchecked", "fixed", "operator", "switch", "case", "default", "return", "break", "continue", "goto", "true", "false", "null", "static", "readonly", "const", "struct", "class", "interface", "enum", "namespace", "using", "void", "try", "catch", "finally", "throw", "public", "private", "internal", "protected", "virtual", "override", "abstract", "sealed", "extern", "unsafe", "volatile", "delegate", "explicit", "implicit", "foreach", "sizeof", "stackalloc", "typeof", "char", "decimal"];

    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;
}
