using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

internal sealed partial class BodyReader
{
    /// <summary>An expression that stands as a statement.</summary>
    void Effect(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment:
                Effect(assignment.Value);
                break;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Refuse(Rules.RefLocal, assignment, Show(assignment));
                break;
            case ISimpleAssignmentOperation assignment:
                Assign(assignment);
                break;
            case ICompoundAssignmentOperation assignment:
                Compound(assignment);
                break;
            case IIncrementOrDecrementOperation change:
                Increment(change);
                break;
            case IDeconstructionAssignmentOperation:
                Refuse(Rules.Syntax, operation, Show(operation));
                break;
            case IInvocationOperation call when Intrinsics.IsDropped(call.TargetMethod):
                break;
            case IParenthesizedOperation inner:
                Effect(inner.Operand);
                break;
            default:
                Do(Read(operation), operation);
                break;
        }
    }

    void Do(Expression value, IOperation operation)
    {
        if (value is not Expression.Call && value is not Expression.Intrinsic { Kind: var kind } || value is Expression.Intrinsic { Kind: var pure } && !Effects.IsEffect(pure)) return; // nothing happens
        var effect = new Statement.Do(value);
        Places[effect] = operation.Syntax.GetLocation();
        _statements.Add(effect);
    }

    void Assign(ISimpleAssignmentOperation assignment)
    {
        if (Target(assignment.Target) is not { } target) return;
        var mark = _statements.Count;
        var value = Read(assignment.Value);
        if (_statements.Count > mark || Effects.May(value)) target = Fixed(target, mark);
        _statements.Add(new Statement.Assign(target, Stored(value, target.Type)));
    }

    void Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.OperatorMethod is { } user)
        {
            Refuse(Rules.UnknownCall, assignment, $"operator of '{user.ContainingType.Name}' in {Show(assignment)}");
            return;
        }
        if (assignment.IsChecked)
        {
            Refuse(Rules.Checked, assignment, Show(assignment));
            return;
        }
        if (Target(assignment.Target) is not { } target) return;
        target = Fixed(target, _statements.Count, alsoPure: false);
        var mark = _statements.Count;
        var right = Read(assignment.Value);
        var old = Wide(target);
        if (_statements.Count > mark || Effects.May(right))
        {
            var count = _statements.Count;
            target = Fixed(target, mark);
            old = Kept(Wide(target), mark + _statements.Count - count); // after the index, before the rest
        }
        var isShift = assignment.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        var left = isShift ? old : Cast(old, right.Type);
        _statements.Add(new Statement.Assign(target, Stored(Binary(assignment.OperatorKind, left, right, assignment), target.Type)));
    }

    void Increment(IIncrementOrDecrementOperation change)
    {
        if (change.IsChecked || change.OperatorMethod is not null)
        {
            Refuse(change.IsChecked ? Rules.Checked : Rules.UnknownCall, change, Show(change));
            return;
        }
        if (Target(change.Target) is not { } target) return;
        target = Fixed(target, _statements.Count, alsoPure: false);
        var old = Wide(target);
        var one = old.Type switch
        {
            var type when type == DeviceType.UInt => new Expression.Constant(1u, type),
            var type when type == DeviceType.Long => new Expression.Constant(1L, type),
            var type when type == DeviceType.ULong => new Expression.Constant(1UL, type),
            var type when type == DeviceType.Float => new Expression.Constant(1f, type),
            _ => new Expression.Constant(1, DeviceType.Int),
        };
        var sum = new Expression.Binary(change.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract, old, one, old.Type);
        _statements.Add(new Statement.Assign(target, Stored(sum, target.Type)));
    }

    /// <summary>What is written: narrow values are cast when they are stored.</summary>
    static Expression Stored(Expression value, DeviceType type) => value.Type == type ? value : new Expression.Cast(value, type);

    static Expression Wide(Expression place) => place.Type.IsNarrow() ? new Expression.Cast(place, DeviceType.Int) : place;

    // A local, a field of one, an element of a view; null after a diagnostic.
    Expression? Target(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation inner:
                return Target(inner.Operand);
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property } when !TypeReader.IsAuto(property):
                Refuse(Rules.Syntax, operation, $"assignment to property {Show(operation)}");
                return null;
            case IFieldReferenceOperation { Instance: { } instance } when IsElement(instance):
            case IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { } of } when IsElement(of):
                Refuse(Rules.ElementField, operation, Show(operation));
                return null;
        }
        var target = ReadAsStored(operation);
        return target is Expression.Element or Expression.Column || IsPlace(target) ? target : null; // else: refused
    }

    // The target with its index at hand, evaluated before what follows mark.
    Expression Fixed(Expression target, int mark, bool alsoPure = true)
    {
        switch (target)
        {
            case Expression.Element { Index: not Expression.Constant } element when alsoPure || Effects.Calls(element.Index):
                return element with { Index = Kept(element.Index, mark) };
            case Expression.Column { Index: not Expression.Constant } column when alsoPure || Effects.Calls(column.Index):
                return column with { Index = Kept(column.Index, mark) };
            default:
                return target;
        }
    }
}
