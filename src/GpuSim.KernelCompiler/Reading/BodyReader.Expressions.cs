using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

internal sealed partial class BodyReader
{
    /// <summary>A value, widened to Int where C# would.</summary>
    Expression Read(IOperation operation)
    {
        if (operation.ConstantValue.HasValue) return Constant(operation);
        var value = ReadAsStored(operation);
        return value.Type.IsNarrow() ? new Expression.Cast(value, DeviceType.Int) : value;
    }

    Expression ReadAsStored(IOperation operation) => operation switch
    {
        IParenthesizedOperation inner => ReadAsStored(inner.Operand),
        ILocalReferenceOperation local => Read(local, local.Local),
        IParameterReferenceOperation parameter => Read(parameter, parameter.Parameter),
        IInstanceReferenceOperation => new Expression.Read(This!),
        IFieldReferenceOperation field => Field(field),
        IPropertyReferenceOperation property => Property(property),
        IInvocationOperation call => Call(call),
        IObjectCreationOperation creation => Create(creation),
        IWithOperation with => With(with),
        IConversionOperation conversion => Convert(conversion),
        IBinaryOperation binary => Binary(binary),
        IUnaryOperation unary => Unary(unary),
        IConditionalOperation choice => Choose(Read(choice.Condition), TypeOf(choice), () => Read(choice.WhenTrue), () => Read(choice.WhenFalse!)),
        ISwitchExpressionOperation choice => Switch(choice),
        IIsPatternOperation test => Matches(test.Pattern, AtHand(Read(test.Value))),
        IDefaultValueOperation value => Default(value),
        _ => RefuseExpression(operation),
    };

    Expression Default(IDefaultValueOperation value)
    {
        var type = TypeOf(value);
        if (type is DeviceType.View or DeviceType.Columns) return Refuse(Rules.HostMember, value, Show(value));
        return type == DeviceType.Int ? new Expression.Constant(0, type) : new Expression.New([], type); // Int: of an Index1D
    }

    Expression Constant(IOperation operation)
    {
        var place = operation.Syntax.GetLocation();
        return operation.ConstantValue.Value switch
        {
            bool value => new Expression.Constant(value, DeviceType.Bool),
            uint value => new Expression.Constant(value, DeviceType.UInt),
            long value => new Expression.Constant(value, DeviceType.Long),
            ulong value => new Expression.Constant(value, DeviceType.ULong),
            float value => new Expression.Constant(value, DeviceType.Float),
            double or decimal => Refuse(Rules.Double, place, $"{Show(operation)} is a {operation.Type!.ToDisplayString()}"),
            string or char => Refuse(Rules.Text, place, $"{Show(operation)} is a {operation.Type!.ToDisplayString()}"),
            null => Refuse(Rules.Class, place, "null"),
            var value when operation.Type is { TypeKind: TypeKind.Enum } type => Refuse(Rules.UnknownType, place, $"enumeration '{type.Name}'"),
            var value => new Expression.Constant(System.Convert.ToInt32(value), DeviceType.Int), // int, or a narrow one, with which C# computes as int
        };
    }

    Expression Read(IOperation operation, ISymbol symbol)
    {
        if (_variables.TryGetValue(symbol.OriginalDefinition, out var variable)) return new Expression.Read(variable);
        return symbol is IParameterSymbol
            ? Refuse(Rules.CapturedParameter, operation, $"'{symbol.Name}'")
            : Suspect(Rules.Syntax, operation, Show(operation)); // its declaration was refused
    }

    Expression Field(IFieldReferenceOperation field)
    {
        if (field.Instance is null) return Refuse(Rules.StaticState, field, $"static field '{field.Field.Name}'");
        return FieldOf(field.Instance, TypeReader.NameOf(field.Field), field);
    }

    Expression FieldOf(IOperation instance, string name, IOperation operation)
    {
        if (instance.Type is { IsReferenceType: true }) return Refuse(Rules.Class, operation, Show(operation));
        return new Expression.Field(Read(instance), name, TypeOf(operation));
    }

    Expression Convert(IConversionOperation conversion)
    {
        var operand = conversion.Operand;
        if (Marks.IsLanguage(conversion.Type, "Index1D") || Marks.IsLanguage(operand.Type, "Index1D") && conversion.OperatorMethod is not null)
        {
            var index = Read(operand);
            return conversion.Type!.SpecialType is SpecialType.System_Int32 or SpecialType.None ? index : Cast(index, TypeOf(conversion));
        }
        if (conversion.OperatorMethod is { } user) return Refuse(Rules.UnknownCall, conversion, $"conversion to '{user.ReturnType.Name}'");
        if (operand is IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation) return Refuse(Rules.Lambda, conversion, Show(conversion));
        if (IsAllocation(operand)) return RefuseExpression(operand);
        if (conversion.IsChecked) return Refuse(Rules.Checked, conversion, Show(conversion));
        if (conversion.Type is { IsReferenceType: true }) return Refuse(Rules.Class, conversion, $"{Show(conversion)} as '{conversion.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'");
        if (conversion is { IsImplicit: true, Type.SpecialType: SpecialType.System_Double or SpecialType.System_Decimal })
        {
            Read(operand);
            return Suspect(Rules.Double, conversion, Show(conversion)); // because of another double, which is said
        }
        var to = TypeOf(conversion);
        var from = Read(operand);
        if (from.Type == DeviceType.Void) return from;
        if (from.Type.IsFloat() && to.IsInteger()) return Refuse(Rules.FloatToInteger, conversion, Show(conversion));
        return Cast(from, to);
    }

    // Narrow results are made in Int, so that narrow values are only elements and fields.
    static Expression Cast(Expression value, DeviceType to)
    {
        if (value.Type == to) return value;
        if (!to.IsNarrow()) return new Expression.Cast(value, to);
        var wide = value.Type == DeviceType.Int ? value : new Expression.Cast(value, DeviceType.Int);
        return to switch
        {
            DeviceType.Of { Kind: Scalar.Byte } => Masked(wide, 0xFF),
            DeviceType.Of { Kind: Scalar.UShort } => Masked(wide, 0xFFFF),
            DeviceType.Of { Kind: Scalar.SByte } => SignExtended(wide, 24),
            _ => SignExtended(wide, 16),
        };
    }

    static Expression Masked(Expression value, int mask) => new Expression.Binary(BinaryOperator.And, value, new Expression.Constant(mask, DeviceType.Int), DeviceType.Int);

    static Expression SignExtended(Expression value, int bits)
    {
        var count = new Expression.Constant(bits, DeviceType.Int);
        return new Expression.Binary(BinaryOperator.ShiftRight, new Expression.Binary(BinaryOperator.ShiftLeft, value, count, DeviceType.Int), count, DeviceType.Int);
    }

    Expression Binary(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is { } user) return Refuse(Rules.UnknownCall, binary, $"operator of '{user.ContainingType.Name}' in {Show(binary)}");
        if (binary.IsChecked) return Refuse(Rules.Checked, binary, Show(binary));
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return Circuit(BinaryOperator.AndAlso, Read(binary.LeftOperand), binary.RightOperand);
            case BinaryOperatorKind.ConditionalOr:
                return Circuit(BinaryOperator.OrElse, Read(binary.LeftOperand), binary.RightOperand);
        }
        var operands = ReadAll([binary.LeftOperand, binary.RightOperand]);
        return Binary(binary.OperatorKind, operands[0], operands[1], binary);
    }

    Expression Binary(BinaryOperatorKind kind, Expression left, Expression right, IOperation operation)
    {
        var type = left.Type;
        if (type == DeviceType.Void || right.Type == DeviceType.Void) return Nothing;
        BinaryOperator? known = kind switch
        {
            BinaryOperatorKind.Add => BinaryOperator.Add,
            BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
            BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
            BinaryOperatorKind.Divide when type.IsFloat() => BinaryOperator.Divide,
            BinaryOperatorKind.And => BinaryOperator.And,
            BinaryOperatorKind.Or => BinaryOperator.Or,
            BinaryOperatorKind.ExclusiveOr => BinaryOperator.Xor,
            BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
            BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift => BinaryOperator.ShiftRight,
            BinaryOperatorKind.Equals => BinaryOperator.Equal,
            BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
            BinaryOperatorKind.LessThan => BinaryOperator.Less,
            BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
            BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
            _ => null,
        };
        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && known is null) return Refuse(Rules.IntegerDivision, operation, Show(operation));
        if (known is not { } @operator) return Refuse(Rules.Syntax, operation, Show(operation));
        if (@operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight && right is Expression.Constant { Value: int count } && (count < 0 || count >= type.Width()))
            return Refuse(Rules.Shift, operation, $"{Show(operation)} shifts {type.Width()} bits by {count}");
        if (kind == BinaryOperatorKind.UnsignedRightShift && (type == DeviceType.Int || type == DeviceType.Long))
            return Cast(new Expression.Binary(@operator, Cast(left, Unsigned(type)), right, Unsigned(type)), type);
        return new Expression.Binary(@operator, left, right, @operator >= BinaryOperator.Equal ? DeviceType.Bool : type);
    }

    static DeviceType Unsigned(DeviceType type) => type == DeviceType.Int ? DeviceType.UInt : DeviceType.ULong;

    Expression Unary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is { } user) return Refuse(Rules.UnknownCall, unary, $"operator of '{user.ContainingType.Name}' in {Show(unary)}");
        if (unary.IsChecked) return Refuse(Rules.Checked, unary, Show(unary));
        var operand = Read(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => new Expression.Unary(UnaryOperator.Negate, operand, operand.Type),
            UnaryOperatorKind.Not => new Expression.Unary(UnaryOperator.Not, operand, operand.Type),
            UnaryOperatorKind.BitwiseNegation when operand.Type == DeviceType.Bool => new Expression.Unary(UnaryOperator.Not, operand, operand.Type),
            UnaryOperatorKind.BitwiseNegation => new Expression.Unary(UnaryOperator.Complement, operand, operand.Type),
            _ => Refuse(Rules.Syntax, unary, Show(unary)),
        };
    }

    /// <summary>condition ? then : otherwise; as an if where a branch has to do something.</summary>
    Expression Choose(Expression condition, DeviceType type, Func<Expression> then, Func<Expression> otherwise)
    {
        Expression thenValue = null!, elseValue = null!;
        var thenBlock = Block(() => thenValue = then());
        var elseBlock = Block(() => elseValue = otherwise());
        if (IsPure(thenBlock, thenValue) && IsPure(elseBlock, elseValue)) return new Expression.Conditional(condition, thenValue, elseValue, thenValue.Type);
        var chosen = Declare("chosen", type.IsNarrow() ? DeviceType.Int : type, null);
        _statements.Add(new Statement.If(condition, Assigned(thenBlock, chosen, thenValue), Assigned(elseBlock, chosen, elseValue)));
        return new Expression.Read(chosen);
    }

    // left && right; as an if where the right operand has to do something.
    Expression Circuit(BinaryOperator @operator, Expression left, IOperation rightOperand)
    {
        Expression right = null!;
        var block = Block(() => right = Read(rightOperand));
        if (IsPure(block, right)) return new Expression.Binary(@operator, left, right, DeviceType.Bool);
        var holds = Declare("holds", DeviceType.Bool, left);
        Expression read = new Expression.Read(holds);
        _statements.Add(new Statement.If(@operator == BinaryOperator.AndAlso ? read : new Expression.Unary(UnaryOperator.Not, read, DeviceType.Bool), Assigned(block, holds, right), null));
        return read;
    }

    static bool IsPure(Statement.Block before, Expression value) => before.Statements.Count == 0 && !Effects.Calls(value);

    static Statement.Block Assigned(Statement.Block before, Variable to, Expression value) => new([.. before.Statements, new Statement.Assign(new Expression.Read(to), value)]);

    /// <summary>Operands from left to right: texts do not promise that order, so what a later one could change is kept first.</summary>
    List<Expression> ReadAll(IReadOnlyList<IOperation> operations) => InOrder([.. operations.Select(operation => new Func<Expression>(() => Read(operation)))], _ => false);

    List<Expression> InOrder(IReadOnlyList<Func<Expression>> reads, Func<int, bool> isReference)
    {
        var values = new List<Expression>();
        for (var i = 0; i < reads.Count; i++)
        {
            var mark = _statements.Count;
            var value = reads[i]();
            if (_statements.Count > mark || Effects.May(value))
                for (var earlier = 0; earlier < i; earlier++)
                    if (!isReference(earlier) && !IsStable(values[earlier])) values[earlier] = Kept(values[earlier], mark++);
            if (i < reads.Count - 1 && !isReference(i) && Effects.May(value)) value = Kept(value, _statements.Count);
            values.Add(value);
        }
        return values;
    }

    Expression Kept(Expression value, int at)
    {
        var local = new Variable(_scope.Unique("operand"), value.Type);
        _statements.Insert(at, new Statement.Declare(local, value));
        return new Expression.Read(local);
    }

    static bool IsStable(Expression value) => value is Expression.Constant || value.Type is DeviceType.View or DeviceType.Columns;

    Expression RefuseExpression(IOperation operation)
    {
        if (IsAllocation(operation)) return Refuse(Rules.Allocation, operation, Show(operation));
        return operation switch
        {
            IInvalidOperation => Suspect(Rules.Syntax, operation, Show(operation)), // the C# compiler says more
            IAssignmentOperation or IIncrementOrDecrementOperation => Refuse(Rules.NestedAssignment, operation, Show(operation)),
            IInterpolatedStringOperation => Refuse(Rules.Text, operation, Show(operation)),
            IThrowOperation => Refuse(Rules.Exception, operation, "'throw'"),
            IAwaitOperation => Refuse(Rules.Yield, operation, "'await'"),
            IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation => Refuse(Rules.Lambda, operation, Show(operation)),
            IArrayElementReferenceOperation => Refuse(Rules.Class, operation, $"array in {Show(operation)}"),
            _ => Refuse(Rules.Syntax, operation, Show(operation)),
        };
    }

    static bool IsAllocation(IOperation operation) =>
        operation is IArrayCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation or ICollectionExpressionOperation
        || operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
        || operation is IConversionOperation { IsImplicit: true } conversion && IsAllocation(conversion.Operand);
}
