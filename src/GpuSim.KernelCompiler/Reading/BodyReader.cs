using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Reads one function's body. Whatever C# does inside an expression and the tree does not becomes a statement before it.</summary>
internal sealed partial class BodyReader
{
    readonly Readers _readers;
    readonly IMethodSymbol _method;
    readonly Scope _scope = new();
    readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    static readonly Expression.Constant Nothing = new(0, DeviceType.Void); // in the place of what was refused
    List<Statement> _statements = [];
    Action? _suspect;

    public BodyReader(Readers readers, IMethodSymbol method, FunctionSymbol symbol)
    {
        _readers = readers;
        _method = method;
        foreach (var (parameter, variable) in method.Parameters.Zip(symbol.Parameters, (parameter, variable) => (parameter, variable)))
        {
            _scope.Unique(variable.Name);
            _variables[parameter.OriginalDefinition] = variable;
        }
        if (method.IsStatic) return;
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        This = new(_scope.Unique("self"), isConstructor ? symbol.Returns : symbol.This!)
        {
            Passing = isConstructor ? null : symbol.ChangesThis ? Passing.Ref : Passing.In,
            IsUniform = !isConstructor,
        };
    }

    /// <summary>The receiver, or what a constructor makes; null in a static function.</summary>
    public Variable? This { get; }

    /// <summary>Where barriers stand, for messages.</summary>
    public Dictionary<Statement, Location> Places { get; } = new(ByReference.Comparer);

    /// <summary>Adds statements to a block of their own.</summary>
    Statement.Block Block(Action read)
    {
        var outer = _statements;
        var inner = _statements = [];
        read();
        _statements = outer;
        return new(inner);
    }

    Variable Declare(string name, DeviceType type, Expression? value)
    {
        var local = new Variable(_scope.Unique(name), type);
        _statements.Add(new Statement.Declare(local, value));
        return local;
    }

    /// <summary>The value, at hand to be read more than once.</summary>
    Expression AtHand(Expression value) => value is Expression.Constant or Expression.Read ? value : new Expression.Read(Declare("value", value.Type, value));

    Expression.Constant Refuse(Rule rule, IOperation operation, string found) => Refuse(rule, operation.Syntax.GetLocation(), found);

    Expression.Constant Refuse(Rule rule, Location place, string found)
    {
        _readers.Problems.Add(rule, place, found);
        return Nothing;
    }

    /// <summary>For what follows from something else that is wrong, and is said only if nothing else is.</summary>
    Expression.Constant Suspect(Rule rule, IOperation operation, string found)
    {
        _suspect ??= () => _readers.Problems.Add(rule, operation.Syntax.GetLocation(), found);
        return Nothing;
    }

    DeviceType TypeOf(IOperation operation) => _readers.Types.Read(operation.Type!, operation.Syntax.GetLocation());

    static string Show(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        var line = text.Split('\n')[0].Trim();
        return $"'{(line.Length > 60 ? line.Substring(0, 57) + "…" : line)}'";
    }

    sealed class ByReference : IEqualityComparer<Statement>
    {
        public static readonly ByReference Comparer = new();
        public bool Equals(Statement left, Statement right) => ReferenceEquals(left, right);
        public int GetHashCode(Statement statement) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(statement);
    }
}
