using System.Collections.Generic;

namespace GpuSim.KernelCompiler.Ir;

/// <summary>What a body is made of. Assignments and calls with effects are statements of their own, never inside expressions.</summary>
internal abstract record Statement
{
    public sealed record Block(IReadOnlyList<Statement> Statements) : Statement;

    /// <summary>A new local; without a value it is assigned before use.</summary>
    public sealed record Declare(Variable Local, Expression? Value) : Statement;

    /// <summary>Target = Value. Compound assignments and ++ are written out: a += b is a = a + b. Target: Read, Field of such, Element, or Column (a whole struct).</summary>
    public sealed record Assign(Expression Target, Expression Value) : Statement;

    public sealed record If(Expression Condition, Block Then, Block? Else) : Statement;

    /// <summary>for and while. Initial (Declare or Assign) stands before it in a Block of its own. Trips: known at compile time and small (at most 16), so that it may be unrolled; else null.</summary>
    public sealed record Loop(Expression Condition, Block Body, Block? After, int? Trips) : Statement;

    /// <summary>do … while.</summary>
    public sealed record LoopOnce(Block Body, Expression Condition) : Statement;

    public sealed record Break : Statement;
    public sealed record Continue : Statement;

    /// <summary>Value is null in a void function.</summary>
    public sealed record Return(Expression? Value) : Statement;

    /// <summary>A call for its effect: a <see cref="Expression.Call"/> or <see cref="Expression.Intrinsic"/> (Barrier, an atomic whose old value is not wanted).</summary>
    public sealed record Do(Expression Effect) : Statement;
}
