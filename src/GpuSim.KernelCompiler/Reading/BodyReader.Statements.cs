using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

internal sealed partial class BodyReader
{
    const int MostTrips = 16;

    /// <summary>A method's, accessor's or constructor's body.</summary>
    public Statement.Block Body(IOperation? body, Action? before = null) => Block(() =>
    {
        var known = _readers.Problems.Count;
        before?.Invoke();
        if (body is not null) Statement(body);
        if (_readers.Problems.Count == known) _suspect?.Invoke();
    });

    void Statement(IOperation operation)
    {
        switch (operation)
        {
            case IMethodBodyOperation body:
                Statement(body.BlockBody ?? body.ExpressionBody!);
                break;
            case IConstructorBodyOperation body:
                if (body.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation chained }) _statements.Add(new Statement.Assign(new Expression.Read(This!), Construct(chained.TargetMethod, chained.Arguments, chained)));
                Statement(body.BlockBody ?? body.ExpressionBody!);
                break;
            case IBlockOperation block:
                foreach (var statement in block.Operations) Statement(statement);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators)) Local(declarator);
                break;
            case IExpressionStatementOperation statement:
                Effect(statement.Operation);
                break;
            case IConditionalOperation choice:
                If(choice);
                break;
            case IForLoopOperation loop:
                For(loop);
                break;
            case IWhileLoopOperation loop:
                While(loop);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result:
                Return(result);
                break;
            case IBranchOperation branch:
                Branch(branch);
                break;
            case IEmptyOperation:
                break;
            case IForEachLoopOperation:
                Refuse(Rules.ForEach, FirstToken(operation), "'foreach'");
                break;
            case IReturnOperation:
                Refuse(Rules.Yield, operation, Show(operation));
                break;
            case IThrowOperation or ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation:
                Refuse(Rules.Exception, FirstToken(operation), $"'{operation.Syntax.GetFirstToken()}'");
                break;
            case ILabeledOperation label:
                Suspect(Rules.Goto, label, Show(label));
                if (label.Operation is { } labeled) Statement(labeled);
                break;
            case ILocalFunctionOperation function:
                Refuse(Rules.Lambda, operation.Syntax.GetFirstToken().GetLocation(), $"local function '{function.Symbol.Name}'");
                break;
            default:
                Refuse(Rules.Syntax, FirstToken(operation), Show(operation));
                break;
        }
    }

    static Location FirstToken(IOperation operation) => operation.Syntax.GetFirstToken().GetLocation();

    void Local(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        if (local.IsConst) return; // every use is a constant by itself
        var place = declarator.Syntax.GetLocation();
        if (local.IsRef)
        {
            Refuse(Rules.RefLocal, place, $"'ref {local.Name}'");
            return;
        }
        var initial = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        var known = _readers.Problems.Count;
        var value = initial is null ? null : Memory(initial.Value) ?? Read(initial.Value);
        var type = _readers.Problems.Count > known ? DeviceType.Int : _readers.Types.ReadWide(local.Type, place); // a bad value tells more than its type
        _variables[local] = Declare(local.Name, type, value);
    }

    void If(IConditionalOperation choice)
    {
        if (choice.Condition.ConstantValue is { HasValue: true, Value: bool known })
        {
            if ((known ? choice.WhenTrue : choice.WhenFalse) is { } taken) _statements.Add(Block(() => Statement(taken)));
            return;
        }
        var condition = Read(choice.Condition);
        _statements.Add(new Statement.If(condition, Block(() => Statement(choice.WhenTrue)), choice.WhenFalse is { } otherwise ? Block(() => Statement(otherwise)) : null));
    }

    void For(IForLoopOperation loop) => _statements.Add(Block(() =>
    {
        foreach (var before in loop.Before) Statement(before);
        Loop(loop.Condition, loop.Body, loop.AtLoopBottom.IsEmpty ? null : () =>
        {
            foreach (var after in loop.AtLoopBottom) Statement(after);
        }, TripCount.Of(loop, MostTrips));
    }));

    void While(IWhileLoopOperation loop)
    {
        if (loop.ConditionIsTop)
        {
            Loop(loop.Condition, loop.Body, null, null);
            return;
        }
        var body = Block(() => Statement(loop.Body));
        var condition = new Expression.Constant(true, DeviceType.Bool) as Expression;
        var before = Block(() => condition = Read(loop.Condition!));
        if (before.Statements.Count > 0) Refuse(Rules.Syntax, loop.Condition!, $"a call that is made on a condition, in the condition of do … while: {Show(loop.Condition!)}");
        _statements.Add(new Statement.LoopOnce(body, condition));
    }

    // What a condition needs before it is done in every round.
    void Loop(IOperation? condition, IOperation body, Action? after, int? trips)
    {
        var holds = new Expression.Constant(true, DeviceType.Bool) as Expression;
        var before = condition is null ? new([]) : Block(() => holds = Read(condition));
        var round = Block(() =>
        {
            if (before.Statements.Count > 0)
            {
                _statements.AddRange(before.Statements);
                _statements.Add(new Statement.If(new Expression.Unary(UnaryOperator.Not, holds, DeviceType.Bool), new([new Statement.Break()]), null));
            }
            Statement(body);
        });
        var while_ = before.Statements.Count > 0 ? new Expression.Constant(true, DeviceType.Bool) : holds;
        _statements.Add(new Statement.Loop(while_, round, after is null ? null : Block(after), trips));
    }

    void Return(IReturnOperation result)
    {
        if (_method.ReturnsByRef || _method.ReturnsByRefReadonly)
        {
            Refuse(Rules.RefLocal, result, Show(result));
            return;
        }
        if (result.ReturnedValue is not { } value) _statements.Add(new Statement.Return(null));
        else if (_method.ReturnsVoid || _method.MethodKind == MethodKind.Constructor) Effect(value); // an arrow body
        else _statements.Add(new Statement.Return(Read(value)));
    }

    void Branch(IBranchOperation branch)
    {
        switch (branch.BranchKind)
        {
            case BranchKind.GoTo:
                Refuse(Rules.Goto, branch, Show(branch));
                break;
            case BranchKind.Continue:
                _statements.Add(new Statement.Continue());
                break;
            case BranchKind.Break when IsOfSwitch(branch):
                Refuse(Rules.Switch, branch, "break inside a case");
                break;
            default:
                _statements.Add(new Statement.Break());
                break;
        }
    }

    static bool IsOfSwitch(IBranchOperation branch)
    {
        for (var around = branch.Parent; around is not null and not ILoopOperation; around = around.Parent)
            if (around is ISwitchOperation) return true;
        return false;
    }
}
