using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

internal sealed partial class BodyReader
{
    Expression Switch(ISwitchExpressionOperation choice)
    {
        var value = AtHand(Read(choice.Value));
        return Arms(choice, value, 0);
    }

    Expression Arms(ISwitchExpressionOperation choice, Expression value, int arm)
    {
        if (arm == choice.Arms.Length || choice.Arms[arm].Syntax.IsMissing) return Refuse(Rules.Switch, FirstToken(choice), "switch expression without an arm for the rest");
        var next = choice.Arms[arm];
        if (next is { Pattern: IDiscardPatternOperation, Guard: null }) return Read(next.Value);
        return Choose(Guarded(next.Pattern, next.Guard, value), TypeOf(choice), () => Read(next.Value), () => Arms(choice, value, arm + 1));
    }

    Expression Guarded(IPatternOperation pattern, IOperation? guard, Expression value)
    {
        var matches = Matches(pattern, value);
        return guard is null ? matches : Circuit(BinaryOperator.AndAlso, matches, guard);
    }

    Expression Matches(IPatternOperation pattern, Expression value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Compare(BinaryOperator.Equal, value, Read(constant.Value));
            case IRelationalPatternOperation relation:
                return Compare(relation.OperatorKind switch
                {
                    BinaryOperatorKind.LessThan => BinaryOperator.Less,
                    BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
                    BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
                    _ => BinaryOperator.GreaterOrEqual,
                }, value, Read(relation.Value));
            case INegatedPatternOperation negated:
                return new Expression.Unary(UnaryOperator.Not, Matches(negated.Pattern, value), DeviceType.Bool);
            case IBinaryPatternOperation both:
                return new Expression.Binary(both.OperatorKind == BinaryOperatorKind.And ? BinaryOperator.AndAlso : BinaryOperator.OrElse, Matches(both.LeftPattern, value), Matches(both.RightPattern, value), DeviceType.Bool);
            case IDiscardPatternOperation:
                return new Expression.Constant(true, DeviceType.Bool);
            default:
                Refuse(Rules.Switch, pattern, $"pattern {Show(pattern)}");
                return new Expression.Constant(true, DeviceType.Bool);
        }
    }

    static Expression Compare(BinaryOperator comparison, Expression value, Expression constant) => new Expression.Binary(comparison, value, constant, DeviceType.Bool);

    void Switch(ISwitchOperation choice)
    {
        var value = AtHand(Read(choice.Value));
        var cases = choice.Cases.Where(section => !section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)).ToArray();
        Cases(choice, cases, 0, value);
    }

    // Each case is the else of the one before; the default is the last else wherever it stands.
    void Cases(ISwitchOperation choice, IReadOnlyList<ISwitchCaseOperation> cases, int at, Expression value)
    {
        if (at == cases.Count)
        {
            if (choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)) is { } otherwise) Section(otherwise);
            return;
        }
        Expression? condition = null;
        foreach (var clause in cases[at].Clauses)
        {
            var matches = clause switch
            {
                ISingleValueCaseClauseOperation single => Compare(BinaryOperator.Equal, value, Read(single.Value)),
                IPatternCaseClauseOperation pattern => Guarded(pattern.Pattern, pattern.Guard, value),
                _ => Refuse(Rules.Switch, clause, Show(clause)),
            };
            condition = condition is null ? matches : new Expression.Binary(BinaryOperator.OrElse, condition, matches, DeviceType.Bool);
        }
        var then = Block(() => Section(cases[at]));
        var rest = Block(() => Cases(choice, cases, at + 1, value));
        _statements.Add(new Statement.If(condition!, then, rest.Statements.Count > 0 ? rest : null));
    }

    void Section(ISwitchCaseOperation section)
    {
        var body = section.Body is [IBlockOperation block] ? block.Operations : section.Body;
        var end = body.Length > 0 && body[body.Length - 1] is IBranchOperation { BranchKind: BranchKind.Break } ? body.Length - 1 : body.Length;
        for (var i = 0; i < end; i++) Statement(body[i]);
    }
}
