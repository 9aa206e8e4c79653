using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>Makes statements of what may read memory in only some of the lanes: c ? view[i] : 0 and i &lt; n &amp;&amp; view[i] > 0.</summary>
internal sealed class Lowering
{
    readonly Facts _facts;
    readonly HashSet<string> _names;
    List<Statement> _into = [];

    Lowering(DeviceFunction function, Facts facts)
    {
        _facts = facts;
        _names = [.. Nodes.All(function.Body).OfType<Statement.Declare>().Select(declare => declare.Local.Name), .. function.Parameters.Select(parameter => parameter.Name)];
    }

    public static Statement.Block Lower(DeviceFunction function, Facts facts) => new Lowering(function, facts).Block(function.Body);

    Statement.Block Block(Statement.Block block)
    {
        var outer = _into;
        _into = [];
        foreach (var statement in block.Statements) Add(statement);
        var lowered = new Statement.Block(_into);
        _into = outer;
        return lowered;
    }

    void Add(Statement statement)
    {
        switch (statement)
        {
            case Statement.Block block:
                _into.Add(Block(block));
                break;
            case Statement.Declare { Value: { } value } declare:
                _into.Add(new Statement.Declare(declare.Local, Lowered(value)));
                break;
            case Statement.Assign assign:
                var assigned = Lowered(assign.Value);
                _into.Add(new Statement.Assign(Lowered(assign.Target), assigned));
                break;
            case Statement.If choice:
                var condition = Lowered(choice.Condition);
                _into.Add(new Statement.If(condition, Block(choice.Then), choice.Else is null ? null : Block(choice.Else)));
                break;
            case Statement.Loop loop when MustLower(loop.Condition):
                var test = new Statement.If(new Expression.Unary(UnaryOperator.Not, loop.Condition, DeviceType.Bool), new([new Statement.Break()]), null);
                _into.Add(new Statement.Loop(new Expression.Constant(true, DeviceType.Bool), Block(new([test, .. loop.Body.Statements])), loop.After is null ? null : Block(loop.After), null));
                break;
            case Statement.Loop loop:
                _into.Add(loop with { Body = Block(loop.Body), After = loop.After is null ? null : Block(loop.After) });
                break;
            case Statement.LoopOnce loop:
                _into.Add(loop with { Body = Block(loop.Body) });
                break;
            case Statement.Return { Value: { } value }:
                _into.Add(new Statement.Return(Lowered(value)));
                break;
            case Statement.Do call:
                _into.Add(new Statement.Do(Lowered(call.Effect)));
                break;
            default:
                _into.Add(statement);
                break;
        }
    }

    bool MustLower(Expression expression) => Nodes.All(expression).Any(node => node switch
    {
        Expression.Conditional conditional => NeedsAMask(conditional.Then) || NeedsAMask(conditional.Else),
        Expression.Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } binary => NeedsAMask(binary.Right),
        _ => false,
    });

    bool NeedsAMask(Expression expression) => Nodes.All(expression).Any(node => node is Expression.Element or Expression.Column || node is Expression.Call call && _facts.TakesMask(call.Function));

    Expression Lowered(Expression expression)
    {
        if (!MustLower(expression)) return expression;
        switch (expression)
        {
            case Expression.Conditional conditional when NeedsAMask(conditional.Then) || NeedsAMask(conditional.Else):
                return Choose(Lowered(conditional.If), conditional.Then, conditional.Else, conditional.Type, null);
            case Expression.Binary { Operator: BinaryOperator.AndAlso } both when NeedsAMask(both.Right):
                return Choose(Lowered(both.Left), both.Right, null, DeviceType.Bool, false);
            case Expression.Binary { Operator: BinaryOperator.OrElse } either when NeedsAMask(either.Right):
                return Choose(Lowered(either.Left), null, either.Right, DeviceType.Bool, true);
            case Expression.Conditional conditional: return conditional with { If = Lowered(conditional.If), Then = Lowered(conditional.Then), Else = Lowered(conditional.Else) };
            case Expression.Field field: return field with { Of = Lowered(field.Of) };
            case Expression.Element element: return element with { View = Lowered(element.View), Index = Lowered(element.Index) };
            case Expression.Column column: return column with { Columns = Lowered(column.Columns), Index = Lowered(column.Index) };
            case Expression.Binary binary: return binary with { Left = Lowered(binary.Left), Right = Lowered(binary.Right) };
            case Expression.Unary unary: return unary with { Operand = Lowered(unary.Operand) };
            case Expression.Cast cast: return cast with { Operand = Lowered(cast.Operand) };
            case Expression.Call call: return call with { This = call.This is null ? null : Lowered(call.This), Arguments = [.. call.Arguments.Select(Lowered)] };
            case Expression.Intrinsic intrinsic: return intrinsic with { Arguments = [.. intrinsic.Arguments.Select(Lowered)] };
            case Expression.New made: return made with { Fields = [.. made.Fields.Select(field => (field.Field, Lowered(field.Value)))] };
            default: return expression;
        }
    }

    // A variable that one branch or the other sets; without a branch it keeps what it starts with.
    Expression Choose(Expression condition, Expression? then, Expression? @else, DeviceType type, bool? initial)
    {
        var number = 1;
        while (!_names.Add($"chosen{number}")) number++;
        var chosen = new Variable($"chosen{number}", type);
        _into.Add(new Statement.Declare(chosen, initial is { } value ? new Expression.Constant(value, DeviceType.Bool) : null));
        _into.Add(new Statement.If(condition, Branch(then), @else is null ? null : Branch(@else)));
        return new Expression.Read(chosen);

        Statement.Block Branch(Expression? value)
        {
            var outer = _into;
            _into = [];
            if (value is not null) _into.Add(new Statement.Assign(new Expression.Read(chosen), Lowered(value)));
            var branch = new Statement.Block(_into);
            _into = outer;
            return branch;
        }
    }
}
