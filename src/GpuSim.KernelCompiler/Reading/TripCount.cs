using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>How often a for loop over constants runs.</summary>
internal static class TripCount
{
    /// <summary>Rounds unless the body leaves early; null where that is not plain to see or more than <paramref name="most"/>.</summary>
    public static int? Of(IForLoopOperation loop, int most)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: { Type.SpecialType: SpecialType.System_Int32 } counter } declarator] } declaration] }]) return null;
        if ((declarator.Initializer ?? declaration.Initializer)?.Value.ConstantValue is not { HasValue: true, Value: int first }) return null;
        if (loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }] || StepOf(step, counter) is not { } by) return null;
        if (loop.Condition is not IBinaryOperation { LeftOperand: ILocalReferenceOperation { Local: var compared }, RightOperand.ConstantValue: { HasValue: true, Value: int last } } condition) return null;
        if (!Is(compared, counter) || loop.Body.DescendantsAndSelf().Any(part => Writes(part, counter))) return null;

        var trips = 0;
        for (long value = first; Holds(condition.OperatorKind, value, last); value += by)
            if (++trips > most) return null;
        return trips;
    }

    static int? StepOf(IOperation step, ILocalSymbol counter) => step switch
    {
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var local } } change when Is(local, counter) => change.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value.ConstantValue: { HasValue: true, Value: int by } } change when Is(local, counter) =>
            change.OperatorKind switch { BinaryOperatorKind.Add => by, BinaryOperatorKind.Subtract => -by, _ => null },
        _ => null,
    };

    static bool Holds(BinaryOperatorKind comparison, long value, long last) => comparison switch
    {
        BinaryOperatorKind.LessThan => value < last,
        BinaryOperatorKind.LessThanOrEqual => value <= last,
        BinaryOperatorKind.GreaterThan => value > last,
        BinaryOperatorKind.GreaterThanOrEqual => value >= last,
        BinaryOperatorKind.NotEquals => value != last,
        _ => true, // anything else: not a count, runs past the most
    };

    static bool Writes(IOperation part, ILocalSymbol counter) => part switch
    {
        IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => Is(local, counter),
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var local } } => Is(local, counter),
        IArgumentOperation { Parameter.RefKind: not RefKind.None, Value: ILocalReferenceOperation { Local: var local } } => Is(local, counter),
        _ => false,
    };

    static bool Is(ILocalSymbol local, ILocalSymbol counter) => SymbolEqualityComparer.Default.Equals(local, counter);
}
