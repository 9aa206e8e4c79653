using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>Questions to the tree.</summary>
internal static class Nodes
{
    public static bool IsAtomic(IntrinsicKind kind) => kind is >= IntrinsicKind.AtomicAdd and <= IntrinsicKind.AtomicCompareExchange;

    public static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        Expression.Field field => [field.Of],
        Expression.Element element => [element.View, element.Index],
        Expression.Column column => [column.Columns, column.Index],
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Unary unary => [unary.Operand],
        Expression.Conditional conditional => [conditional.If, conditional.Then, conditional.Else],
        Expression.Cast cast => [cast.Operand],
        Expression.Call call => call.This is null ? call.Arguments : [call.This, .. call.Arguments],
        Expression.Intrinsic intrinsic => intrinsic.Arguments,
        Expression.New made => made.Fields.Select(field => field.Value),
        _ => [],
    };

    public static IEnumerable<Expression> All(Expression expression) => Children(expression).SelectMany(All).Prepend(expression);

    public static IEnumerable<Statement> Children(Statement statement) => statement switch
    {
        Statement.Block block => block.Statements,
        Statement.If choice => choice.Else is null ? [choice.Then] : [choice.Then, choice.Else],
        Statement.Loop loop => loop.After is null ? [loop.Body] : [loop.Body, loop.After],
        Statement.LoopOnce loop => [loop.Body],
        _ => [],
    };

    public static IEnumerable<Statement> All(Statement statement) => Children(statement).SelectMany(All).Prepend(statement);

    /// <summary>Expressions that stand in the statement itself, not in its parts.</summary>
    public static IEnumerable<Expression> Own(Statement statement) => statement switch
    {
        Statement.Declare { Value: { } value } => [value],
        Statement.Assign assign => [assign.Target, assign.Value],
        Statement.If choice => [choice.Condition],
        Statement.Loop loop => [loop.Condition],
        Statement.LoopOnce loop => [loop.Condition],
        Statement.Return { Value: { } value } => [value],
        Statement.Do call => [call.Effect],
        _ => [],
    };

    /// <summary>Collects every expression under a statement, and tells whether there is a loop.</summary>
    public static bool Expressions(Statement statement, List<Expression> into)
    {
        var all = All(statement).ToList();
        into.AddRange(all.SelectMany(Own).SelectMany(All));
        return all.Any(part => part is Statement.Loop or Statement.LoopOnce);
    }

    public static bool WritesMemory(Statement statement) => All(statement).Any(part => part is Statement.Assign { Target: Expression.Element or Expression.Column });

    /// <summary>Ends every path with a return.</summary>
    public static bool AlwaysReturns(Statement? statement) => statement switch
    {
        Statement.Return => true,
        Statement.Block block => block.Statements.Any(AlwaysReturns),
        Statement.If choice => AlwaysReturns(choice.Then) && AlwaysReturns(choice.Else),
        _ => false,
    };

    public static bool Leaves(Statement? statement) => statement is not null && All(statement).Any(part => part is Statement.Return or Statement.Break or Statement.Continue);

    public static bool Returns(Statement? statement) => statement is not null && All(statement).Any(part => part is Statement.Return);

    /// <summary>The variable that an assignment to a place changes; null for an element of a view.</summary>
    public static Variable? Root(Expression place) => place switch
    {
        Expression.Read read => read.Variable,
        Expression.Field field => Root(field.Of),
        _ => null,
    };
}
