using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Holds every barrier to where all items of a group come: not behind a condition or an exit that may differ among them.</summary>
internal sealed class BarrierCheck
{
    readonly ReadFunction _read;
    readonly HashSet<string> _waits; // functions with a barrier, by id
    readonly Problems _problems;
    readonly HashSet<Variable> _varying = [];
    bool _changed;
    bool _report;

    BarrierCheck(ReadFunction read, HashSet<string> waits, Problems problems)
    {
        _read = read;
        _waits = waits;
        _problems = problems;
        foreach (var parameter in read.Function.Parameters)
            if (!parameter.IsUniform) _varying.Add(parameter);
    }

    /// <param name="functions">Each after those it calls.</param>
    public static void Run(IEnumerable<ReadFunction> functions, Problems problems)
    {
        var waits = new HashSet<string>();
        foreach (var read in functions)
        {
            var check = new BarrierCheck(read, waits, problems);
            if (!check.Waits(read.Function.Body)) continue;
            waits.Add(read.Function.Symbol.Id);
            check.Check();
        }
    }

    // What varies is found by going through the body until nothing new is found; then barriers are looked at.
    void Check()
    {
        do
        {
            _changed = false;
            Walk(_read.Function.Body, diverged: false);
        } while (_changed);
        _report = true;
        Walk(_read.Function.Body, diverged: false);
    }

    // Whether items may have parted after the statement: some have left the block, or the function.
    bool Walk(Statement statement, bool diverged)
    {
        Look(statement, diverged);
        switch (statement)
        {
            case Statement.Block block:
                foreach (var inner in block.Statements) diverged |= Walk(inner, diverged);
                return diverged;
            case Statement.If choice:
                var parts = diverged || Varies(choice.Condition);
                var then = Walk(choice.Then, parts);
                var otherwise = choice.Else is { } rest && Walk(rest, parts);
                return diverged || (parts ? Leaves(choice) : then || otherwise);
            case Statement.Loop loop:
                return Round(loop.Condition, [loop.Body, loop.After], diverged);
            case Statement.LoopOnce loop:
                return Round(loop.Condition, [loop.Body], diverged);
            default:
                return diverged;
        }
    }

    bool Round(Expression condition, IEnumerable<Statement.Block?> blocks, bool diverged)
    {
        var parts = diverged || Varies(condition);
        foreach (var block in blocks.OfType<Statement.Block>()) parts |= Walk(block, parts);
        if (parts && !diverged)
            foreach (var block in blocks.OfType<Statement.Block>()) Walk(block, true); // items may be in different rounds
        return diverged || parts && blocks.OfType<Statement.Block>().Any(Returns);
    }

    void Look(Statement statement, bool diverged)
    {
        switch (statement)
        {
            case Statement.Declare { Value: { } value } declare:
                Set(declare.Local, diverged || Varies(value));
                break;
            case Statement.Assign assign when Root(assign.Target) is { } variable:
                Set(variable, diverged || Varies(assign.Value));
                break;
        }
        foreach (var expression in ExpressionsOf(statement))
        {
            Effects.Any(expression, part =>
            {
                if (part is Expression.Call call)
                    foreach (var (argument, parameter) in call.Arguments.Zip(call.Function.Parameters, (argument, parameter) => (argument, parameter)))
                        if (parameter.Passing is Passing.Ref or Passing.Out && Root(argument) is { } variable) Set(variable, true);
                return false;
            });
        }
        if (_report && diverged && ExpressionsOf(statement).Any(Waits))
            _problems.Add(Rules.DivergentBarrier, _read.Places.TryGetValue(statement, out var place) ? place : _read.Function.Place, $"a barrier in '{_read.Function.Symbol.CSharpName}'");
    }

    void Set(Variable variable, bool varies)
    {
        if (varies) _changed |= _varying.Add(variable);
    }

    bool Varies(Expression expression) => Effects.Any(expression, part => part switch
    {
        Expression.Read { Variable: var variable } => _varying.Contains(variable),
        Expression.Element or Expression.Column or Expression.Call => true,
        Expression.Intrinsic intrinsic => intrinsic.Kind == IntrinsicKind.GroupIndex || Effects.IsEffect(intrinsic.Kind) && intrinsic.Kind is not (IntrinsicKind.SharedMemory or IntrinsicKind.LocalMemory),
        _ => false,
    });

    bool Waits(Statement statement) => statement switch
    {
        Statement.Block block => block.Statements.Any(Waits),
        Statement.If choice => Waits(choice.Then) || choice.Else is { } rest && Waits(rest),
        Statement.Loop loop => Waits(loop.Body) || loop.After is { } after && Waits(after),
        Statement.LoopOnce loop => Waits(loop.Body),
        _ => false,
    } || ExpressionsOf(statement).Any(Waits);

    bool Waits(Expression? expression) => Effects.Any(expression, part => part is Expression.Intrinsic { Kind: IntrinsicKind.Barrier } || part is Expression.Call call && _waits.Contains(call.Function.Id));

    static bool Leaves(Statement statement) => Holds(statement, inner => inner is Statement.Return or Statement.Break or Statement.Continue);

    static bool Returns(Statement statement) => Holds(statement, inner => inner is Statement.Return);

    static bool Holds(Statement statement, System.Func<Statement, bool> test) => test(statement) || statement switch
    {
        Statement.Block block => block.Statements.Any(inner => Holds(inner, test)),
        Statement.If choice => Holds(choice.Then, test) || choice.Else is { } rest && Holds(rest, test),
        Statement.Loop loop => Holds(loop.Body, test),
        Statement.LoopOnce loop => Holds(loop.Body, test),
        _ => false,
    };

    static IEnumerable<Expression?> ExpressionsOf(Statement statement) => statement switch
    {
        Statement.Declare declare => [declare.Value],
        Statement.Assign assign => [assign.Target, assign.Value],
        Statement.If choice => [choice.Condition],
        Statement.Loop loop => [loop.Condition],
        Statement.LoopOnce loop => [loop.Condition],
        Statement.Return result => [result.Value],
        Statement.Do effect => [effect.Effect],
        _ => [],
    };

    static Variable? Root(Expression place) => place switch
    {
        Expression.Read { Variable: var variable } => variable,
        Expression.Field field => Root(field.Of),
        _ => null,
    };
}
