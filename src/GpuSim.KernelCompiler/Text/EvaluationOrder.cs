using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>C# evaluates operands from left to right, C in any order: what stands left of an operand with an effect becomes a local of its own.</summary>
internal sealed class EvaluationOrder
{
    int _temporaries;

    /// <summary>Whether the statement may be written as it is.</summary>
    public bool IsSettled(Statement statement) => !Tree.Expressions(statement).Any(NeedsOrder);

    /// <summary>Locals to declare before the statement, in order; the statement then reads them.</summary>
    public IReadOnlyList<(Variable Local, Expression Value)> Split(ref Statement statement)
    {
        if (statement is Statement.Loop or Statement.LoopOnce || IsSettled(statement)) return [];
        var locals = new List<(Variable, Expression)>();
        statement = statement switch
        {
            Statement.Declare declare => declare with { Value = Ordered(declare.Value!, locals) },
            Statement.Assign assign => assign with { Value = Ordered(assign.Value, locals) },
            Statement.If choice => choice with { Condition = Ordered(choice.Condition, locals) },
            Statement.Return @return => new Statement.Return(Ordered(@return.Value!, locals)),
            Statement.Do effect => new Statement.Do(Ordered(effect.Effect, locals)),
            _ => statement,
        };
        return locals;
    }

    static bool NeedsOrder(Expression expression) => Tree.All(expression).Any(HasLaterEffect);

    static bool HasLaterEffect(Expression expression)
    {
        var parts = Tree.Parts(expression).ToArray();
        return expression is not (Expression.Conditional or Expression.Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse }) // C orders these
            && parts.Skip(1).Any(HasEffect) && !parts.Take(parts.Length - 1).All(part => part is Expression.Constant);
    }

    Expression Ordered(Expression expression, List<(Variable, Expression)> locals)
    {
        if (!NeedsOrder(expression)) return expression;
        return expression switch
        {
            Expression.Binary binary => HasEffect(binary.Right)
                ? binary with { Left = Kept(Ordered(binary.Left, locals), locals), Right = Ordered(binary.Right, locals) }
                : binary with { Left = Ordered(binary.Left, locals) },
            Expression.Unary unary => unary with { Operand = Ordered(unary.Operand, locals) },
            Expression.Cast cast => cast with { Operand = Ordered(cast.Operand, locals) },
            Expression.Field field => field with { Of = Ordered(field.Of, locals) },
            Expression.Call call => call with { Arguments = Ordered(call.Arguments, i => call.Function.Parameters[i].Passing is Passing.Ref or Passing.Out, locals) },
            Expression.Intrinsic intrinsic => intrinsic with { Arguments = Ordered(intrinsic.Arguments, i => i == 0 && IsAtomic(intrinsic.Kind), locals) },
            Expression.New made => made with
            {
                Fields = [.. made.Fields.Zip(Ordered([.. made.Fields.Select(field => field.Value)], _ => false, locals), (field, value) => (field.Field, value))],
            },
            _ => expression,
        };
    }

    IReadOnlyList<Expression> Ordered(IReadOnlyList<Expression> parts, System.Func<int, bool> isPlace, List<(Variable, Expression)> locals)
    {
        var ordered = new List<Expression>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = Ordered(parts[i], locals);
            ordered.Add(!isPlace(i) && parts.Skip(i + 1).Any(HasEffect) ? Kept(part, locals) : part);
        }
        return ordered;
    }

    Expression Kept(Expression expression, List<(Variable, Expression)> locals)
    {
        if (expression is Expression.Constant) return expression;
        var local = new Variable($"operand_{++_temporaries}", expression.Type);
        locals.Add((local, expression));
        return new Expression.Read(local);
    }

    /// <summary>Atomics, and calls that may write: through a reference or a view. A receiver counts as one if it may hold a view or be changed.</summary>
    static bool HasEffect(Expression expression) => Tree.All(expression).Any(part => part switch
    {
        Expression.Intrinsic intrinsic => IsAtomic(intrinsic.Kind),
        Expression.Call call => call.Function.ChangesThis || call.Function.Parameters.Any(parameter => parameter.Passing is Passing.Ref or Passing.Out || HoldsView(parameter.Type)) || call.Function.This is { } self && HoldsView(self),
        _ => false,
    });

    static bool HoldsView(DeviceType type) => type switch
    {
        DeviceType.View or DeviceType.Columns => true,
        DeviceType.Struct of => of.Symbol.Fields.Any(field => HoldsView(field.Type)),
        _ => false,
    };

    static bool IsAtomic(IntrinsicKind kind) => kind is >= IntrinsicKind.AtomicAdd and <= IntrinsicKind.AtomicCompareExchange;
}
