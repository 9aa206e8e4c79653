using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>Writes statements in C, one on a line.</summary>
/// <param name="result">The struct that a constructor makes and ends with; else empty.</param>
internal sealed class StatementText(TextLanguage language, UsedTexts uses, ExpressionText expressions, Statement.Block body, string result)
{
    /// <summary>Declarations of shared memory, which OpenCL wants at the top of the kernel.</summary>
    public string Hoisted()
    {
        var text = new StringBuilder();
        foreach (var declare in body.Statements.SelectMany(Declarations))
            if (declare is { Value: Expression.Intrinsic { Kind: IntrinsicKind.SharedMemory } memory })
                text.Append($"    {language.Shared}{Array(declare.Local, memory)};\n");
        return text.ToString();
    }

    public string Write(IReadOnlyList<Statement> statements, int depth) => string.Concat(statements.Select(statement => Write(statement, depth)));

    string Write(Statement statement, int depth)
    {
        if (statement is Statement.Declare local) Know(local);
        return statement switch
        {
            Statement.Block { Statements: { Count: 2 } pair } when pair[0] is Statement.Declare or Statement.Assign && pair[1] is Statement.Loop loop => For(Simple(pair[0]), pair[0], loop, depth),
            Statement.Block block => Braces(block, depth),
            Statement.Declare { Value: Expression.Intrinsic { Kind: IntrinsicKind.SharedMemory } } => "", // stands at the top
            Statement.Declare { Value: Expression.Intrinsic { Kind: IntrinsicKind.LocalMemory } memory } declare => Line(Array(declare.Local, memory) + ";", depth),
            Statement.If choice => If(choice, depth),
            Statement.Loop loop => loop.After is null ? Line($"while ({expressions.Text(loop.Condition)})", depth) + Braces(loop.Body, depth) : For("", null, loop, depth),
            Statement.LoopOnce loop => Line("do", depth) + Braces(loop.Body, depth) + Line($"while ({expressions.Text(loop.Condition)});", depth),
            Statement.Break => Line("break;", depth),
            Statement.Continue => Line("continue;", depth),
            Statement.Return { Value: null } => Line(result == "" ? "return;" : $"return {result};", depth),
            Statement.Return { Value: { } value } => Line($"return {expressions.Text(value)};", depth),
            _ => Line(Simple(statement) + ";", depth),
        };
    }

    string If(Statement.If choice, int depth)
    {
        var text = Line($"if ({expressions.Text(choice.Condition)})", depth) + Braces(choice.Then, depth);
        return choice.Else switch
        {
            null or { Statements.Count: 0 } => text,
            { Statements.Count: 1 } block when block.Statements[0] is Statement.If next => text + Line("else " + If(next, depth).TrimStart(), depth, ends: false),
            var other => text + Line("else", depth) + Braces(other, depth),
        };
    }

    string For(string initial, Statement? first, Statement.Loop loop, int depth)
    {
        var counter = Counter(first, loop);
        var condition = expressions.Text(loop.Condition);
        if (counter is { } known) expressions.Known[known.Variable] = known.Range;
        var after = string.Join(", ", (loop.After?.Statements ?? []).Select(Simple));
        var text = Line($"for ({initial}; {condition}; {after})", depth) + Braces(loop.Body, depth);
        if (counter is { } ended) expressions.Known.Remove(ended.Variable);
        return text;
    }

    /// <summary>A counter from a constant, below a bound, by ones, that the body leaves alone: its range is known in the loop.</summary>
    (Variable Variable, IntegerRange Range)? Counter(Statement? first, Statement.Loop loop)
    {
        var start = first switch
        {
            Statement.Declare { Local: var local, Value: { } value } => (local, value),
            Statement.Assign { Target: Expression.Read { Variable: var local }, Value: var value } => (local, value),
            _ => default((Variable, Expression)?),
        };
        if (start is not ({ } variable, { } from) || loop.Condition is not Expression.Binary { Operator: BinaryOperator.Less, Left: Expression.Read { Variable: var compared } } condition
            || compared != variable || Statements(loop.Body).Any(statement => Changes(statement, variable))
            || !(loop.After?.Statements ?? []).Any(statement => IsIncrement(statement, variable)) || loop.After!.Statements.Count(statement => Changes(statement, variable)) != 1) return null;
        return (variable, new(IntegerRange.Of(from, expressions.Known).Least, IntegerRange.Of(condition.Right, expressions.Known).Most - 1));
    }

    static bool IsIncrement(Statement statement, Variable variable) =>
        statement is Statement.Assign { Target: Expression.Read { Variable: var target }, Value: Expression.Binary { Operator: BinaryOperator.Add, Left: Expression.Read { Variable: var left }, Right: Expression.Constant { Value: 1 or 1L } } }
        && target == variable && left == variable;

    static bool Changes(Statement statement, Variable variable)
    {
        if (statement is Statement.Assign assign && Root(assign.Target) == variable) return true;
        return Tree.Expressions(statement).SelectMany(Tree.All).OfType<Expression.Call>().Any(call =>
            call.Arguments.Where((_, i) => call.Function.Parameters[i].Passing is Passing.Ref or Passing.Out).Any(argument => Root(argument) == variable));
    }

    static Variable? Root(Expression target) => target switch
    {
        Expression.Read read => read.Variable,
        Expression.Field field => Root(field.Of),
        _ => null,
    };

    /// <summary>A local that keeps its first value keeps what is known of it.</summary>
    void Know(Statement.Declare declare)
    {
        if (declare is { Local.Type: DeviceType.Of { Kind: Scalar.Int or Scalar.Long }, Value: { } value } && !Statements(body).Any(statement => Changes(statement, declare.Local)))
            expressions.Known[declare.Local] = IntegerRange.Of(value, expressions.Known);
    }

    static IEnumerable<Statement> Statements(Statement statement) => Tree.Inner(statement).SelectMany(Statements).Prepend(statement);

    static IEnumerable<Statement.Declare> Declarations(Statement statement) => Statements(statement).OfType<Statement.Declare>();

    string Array(Variable local, Expression.Intrinsic memory)
    {
        var length = (int)((Expression.Constant)memory.Arguments[0]).Value;
        expressions.Arrays[local] = length;
        return $"{uses.Name(StructText.Stored(((DeviceType.View)memory.Type).Element), language)} {Identifier.Of(local.Name)}[{length}]";
    }

    /// <summary>A statement that is an expression in C, without the semicolon.</summary>
    string Simple(Statement statement) => statement switch
    {
        Statement.Declare { Value: { } value } declare => $"{uses.Name(declare.Local.Type, language)} {Identifier.Of(declare.Local.Name)} = {Initial(value)}",
        Statement.Declare declare => $"{uses.Name(declare.Local.Type, language)} {Identifier.Of(declare.Local.Name)}",
        Statement.Assign { Target: Expression.Column column } assign => Store(column, assign.Value),
        Statement.Assign assign => Assign(assign),
        Statement.Do { Effect: var effect } => expressions.Text(effect),
        _ => throw new InvalidOperationException($"a {statement.GetType().Name} in the head of a for loop; expected assignments and calls: move it into the body"),
    };

    string Store(Expression.Column column, Expression value)
    {
        var load = expressions.Text(column); // T_Load(words, stride, index)
        var open = load.IndexOf("_Load(", StringComparison.Ordinal);
        return $"{load.Substring(0, open)}_Store{load.Substring(open + 5, load.Length - open - 6)}, {expressions.Text(value)})";
    }

    string Assign(Statement.Assign assign)
    {
        var target = expressions.Text(assign.Target);
        if (assign.Value is not Expression.Binary { Operator: < BinaryOperator.Equal } binary || !binary.Left.Equals(assign.Target) || expressions.Wraps(binary) is not null)
            return $"{target} = {expressions.Text(assign.Value)}";
        if (binary is { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Right: Expression.Constant { Value: 1 or 1u or 1L or 1ul } })
            return target[0] == '*' ? $"{target} {Operators.Of(binary.Operator).Sign}= 1" : target + (binary.Operator == BinaryOperator.Add ? "++" : "--");
        var right = binary.Operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight ? expressions.Count(binary).Text : expressions.Text(binary.Right);
        return $"{target} {Operators.Of(binary.Operator).Sign}= {right}";
    }

    /// <summary>Where a struct is made to begin a local, its braces suffice.</summary>
    string Initial(Expression value)
    {
        var text = expressions.Text(value);
        return value is Expression.New or Expression.Intrinsic { Kind: IntrinsicKind.SubView } ? text.Substring(text.IndexOf('{')) : text;
    }

    string Braces(Statement.Block block, int depth) => Line("{", depth) + Write(block.Statements, depth + 1) + Line("}", depth);

    static string Line(string text, int depth, bool ends = true) => new string(' ', 4 * depth) + text + (ends ? "\n" : "");
}
