using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>Walks the tree.</summary>
internal static class Tree
{
    /// <summary>The expression and all its parts.</summary>
    public static IEnumerable<Expression> All(Expression expression) => Parts(expression).SelectMany(All).Prepend(expression);

    /// <summary>What an expression is made of, in the order of evaluation.</summary>
    public static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        Expression.Field field => [field.Of],
        Expression.Element element => [element.View, element.Index],
        Expression.Column column => [column.Columns, column.Index],
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Unary unary => [unary.Operand],
        Expression.Conditional choice => [choice.If, choice.Then, choice.Else],
        Expression.Cast cast => [cast.Operand],
        Expression.Call { This: { } receiver } call => [receiver, .. call.Arguments],
        Expression.Call call => call.Arguments,
        Expression.Intrinsic intrinsic => intrinsic.Arguments,
        Expression.New made => made.Fields.Select(field => field.Value),
        _ => [],
    };

    /// <summary>The expressions of a statement itself, not of those inside.</summary>
    public static IEnumerable<Expression> Expressions(Statement statement) => statement switch
    {
        Statement.Declare { Value: { } value } => [value],
        Statement.Assign assign => [assign.Target, assign.Value],
        Statement.If choice => [choice.Condition],
        Statement.Loop loop => [loop.Condition],
        Statement.LoopOnce loop => [loop.Condition],
        Statement.Return { Value: { } value } => [value],
        Statement.Do effect => [effect.Effect],
        _ => [],
    };

    /// <summary>The statements inside a statement.</summary>
    public static IEnumerable<Statement> Inner(Statement statement) => statement switch
    {
        Statement.Block block => block.Statements,
        Statement.If { Else: { } other } choice => [choice.Then, other],
        Statement.If choice => [choice.Then],
        Statement.Loop { After: { } after } loop => [loop.Body, after],
        Statement.Loop loop => [loop.Body],
        Statement.LoopOnce loop => [loop.Body],
        _ => [],
    };
}
