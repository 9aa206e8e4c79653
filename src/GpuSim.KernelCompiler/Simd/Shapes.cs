using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>A stretch of code that some lanes enter and others do not.</summary>
internal sealed class Region;

/// <summary>Finds which variables differ between lanes, and which loops lanes leave apart: the least that the assignments allow.</summary>
internal sealed class Shapes
{
    readonly Facts _facts;
    readonly Dictionary<Variable, Shape> _variables = [];
    readonly Dictionary<Variable, Region> _regions = [];
    readonly Dictionary<object, Region> _entered = new(new Identity());
    readonly HashSet<object> _divergent = new(new Identity());  // loops whose lanes leave at different times
    readonly HashSet<object> _skipping = new(new Identity());   // loops some of whose lanes skip the rest of a pass
    readonly Region _outside = new(), _function = new();
    bool _changed;

    public Shapes(DeviceFunction function, Facts facts)
    {
        _facts = facts;
        if (function.This is { } receiver) Set(receiver, function.IsConstructor ? Shape.None : Shape.Uniform, _outside);
        foreach (var parameter in function.Parameters)
        {
            var isIndex = Facts.IsIndex(function, parameter);
            Set(parameter, isIndex ? Shape.Consecutive : function.IsKernel || !Facts.MayVary(parameter) ? Shape.Uniform : Shape.Varying, _outside);
        }
        do
        {
            _changed = false;
            Walk(function.Body, _function, null);
        }
        while (_changed);
    }

    public Region Function => _function;
    public Shape Of(Variable variable) => _variables.TryGetValue(variable, out var shape) ? shape : Shape.None;
    public Region? RegionOf(Variable variable) => _regions.TryGetValue(variable, out var region) ? region : null;
    public bool IsDivergent(Statement loop) => _divergent.Contains(loop);
    public bool IsAnyDivergent => _divergent.Count > 0;
    public bool SkipsRest(Statement loop) => _skipping.Contains(loop);

    /// <summary>The region that a branch or a divergent loop makes.</summary>
    public Region Entered(object part)
    {
        if (!_entered.TryGetValue(part, out var region)) _entered[part] = region = new();
        return region;
    }

    public Shape Of(Expression expression)
    {
        switch (expression)
        {
            case Expression.Constant: return Shape.Uniform;
            case Expression.Read read: return Of(read.Variable) is Shape.None ? Shape.Uniform : Of(read.Variable);
            case Expression.Field field: return Of(field.Of);
            case Expression.Cast cast when cast.Type is DeviceType.Of { Kind: Scalar.Int or Scalar.UInt or Scalar.Long or Scalar.ULong }: return Of(cast.Operand);
            case Expression.Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum when sum.Type is DeviceType.Of { Kind: not Scalar.Float }:
                var (left, right) = (Of(sum.Left), Of(sum.Right));
                if (left == Shape.Consecutive && right == Shape.Uniform) return Shape.Consecutive;
                if (left == Shape.Uniform && right == Shape.Consecutive && sum.Operator == BinaryOperator.Add) return Shape.Consecutive;
                return left == Shape.Uniform && right == Shape.Uniform ? Shape.Uniform : Shape.Varying;
            case Expression.Intrinsic intrinsic when Nodes.IsAtomic(intrinsic.Kind): return Shape.Varying;
            case Expression.Call call when !CallsScalar(call): return Shape.Varying;
            case Expression.Conditional conditional when Of(conditional.If) == Shape.Uniform && Of(conditional.Then) == Of(conditional.Else): return Of(conditional.Then);
            default: return Nodes.Children(expression).All(child => Of(child) == Shape.Uniform) ? Shape.Uniform : Shape.Varying;
        }
    }

    /// <summary>A call that all lanes share: nothing in it varies, so the scalar function itself is called, once.</summary>
    public bool CallsScalar(Expression.Call call) =>
        !call.Function.IsPrivate && !call.Function.CSharpName.StartsWith("op_", System.StringComparison.Ordinal) && !_facts.HasAtomics(call.Function) && Nodes.Children(call).All(child => Of(child) == Shape.Uniform) || !call.Function.Parameters.Any(Facts.MayVary) && (call.This is null || Of(call.This) == Shape.Uniform);

    void Set(Variable variable, Shape shape, Region region)
    {
        _variables[variable] = shape;
        _regions[variable] = region;
    }

    void Join(Variable variable, Shape shape)
    {
        if (variable.Type is DeviceType.Struct && shape == Shape.Consecutive) shape = Shape.Varying;
        var old = Of(variable);
        var joined = old == Shape.None || old == shape ? shape : shape == Shape.None ? old : Shape.Varying;
        if (joined == old) return;
        _variables[variable] = joined;
        _changed = true;
    }

    void Assign(Variable variable, Shape shape, Region region) =>
        Join(variable, RegionOf(variable) is { } declared && declared != region && declared != _outside ? Shape.Varying : shape);

    void Mark(HashSet<object> set, object loop)
    {
        if (set.Add(loop)) _changed = true;
    }

    // The loop around, and the regions of its passes and of the rest of a pass.
    sealed record Around(Statement Loop, Region Pass, Around? Outer);

    void Walk(Statement statement, Region region, Around? around)
    {
        switch (statement)
        {
            case Statement.Block { Statements: var parts }:
                // What a for declares lives as long as the loop: lanes that left it do not read it again.
                var counted = parts.Count > 1 && parts[parts.Count - 1] is Statement.Loop last && IsDivergent(last) && parts.Take(parts.Count - 1).All(part => part is Statement.Declare)
                    ? Entered(parts[parts.Count - 1]) : region;
                foreach (var part in parts) Walk(part, part is Statement.Declare ? counted : region, around);
                break;
            case Statement.Declare declare:
                _regions[declare.Local] = region;
                if (declare.Value is not null)
                {
                    Effects(declare.Value, region);
                    Join(declare.Local, Of(declare.Value));
                }
                break;
            case Statement.Assign assign:
                Effects(assign.Value, region);
                if (Nodes.Root(assign.Target) is { } root) Assign(root, Of(assign.Value), region);
                break;
            case Statement.Do call:
                Effects(call.Effect, region);
                break;
            case Statement.If choice:
                Effects(choice.Condition, region);
                var uniform = Of(choice.Condition) == Shape.Uniform;
                Walk(choice.Then, uniform ? region : Entered(choice.Then), around);
                if (choice.Else is not null) Walk(choice.Else, uniform ? region : Entered(choice.Else), around);
                break;
            case Statement.Loop loop:
                WalkLoop(loop, loop.Condition, loop.Body, loop.After, region, around);
                break;
            case Statement.LoopOnce loop:
                WalkLoop(loop, loop.Condition, loop.Body, null, region, around);
                break;
            case Statement.Break when around is not null && region != around.Pass:
                Mark(_divergent, around.Loop);
                break;
            case Statement.Continue when around is not null && region != around.Pass:
                Mark(_skipping, around.Loop);
                Mark(_divergent, around.Loop);
                break;
            case Statement.Return { Value: var value }:
                if (value is not null) Effects(value, region);
                if (region != _function)
                    for (var outer = around; outer is not null; outer = outer.Outer) Mark(_divergent, outer.Loop);
                break;
        }
    }

    void WalkLoop(Statement loop, Expression condition, Statement body, Statement? after, Region region, Around? around)
    {
        if (Of(condition) != Shape.Uniform) Mark(_divergent, loop);
        var passes = IsDivergent(loop) ? Entered(loop) : region;
        var pass = SkipsRest(loop) ? Entered(body) : passes;
        Effects(condition, passes);
        Walk(body, pass, new(loop, pass, around));
        if (after is not null) Walk(after, passes, null);
    }

    // Calls may change what is passed to them by reference.
    void Effects(Expression expression, Region region)
    {
        foreach (var call in Nodes.All(expression).OfType<Expression.Call>())
        {
            for (var i = 0; i < call.Arguments.Count && i < call.Function.Parameters.Count; i++)
                if (call.Function.Parameters[i].Passing is Passing.Ref or Passing.Out && Nodes.Root(call.Arguments[i]) is { } root)
                    Assign(root, CallsScalar(call) ? Shape.Uniform : Shape.Varying, region);
            if (call.This is not null && Nodes.Root(call.This) is { } receiver && Of(receiver) == Shape.None) Assign(receiver, Shape.Uniform, region);
        }
    }

    sealed class Identity : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? left, object? right) => ReferenceEquals(left, right);
        int IEqualityComparer<object>.GetHashCode(object value) => RuntimeHelpers.GetHashCode(value);
    }
}
