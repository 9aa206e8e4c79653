using System.Collections.Generic;
using System.Collections.Immutable;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

internal sealed partial class BodyReader
{
    /// <summary>Begins a constructor: every field has its initial value, or is zero.</summary>
    public void Begin(IEnumerable<(IFieldSymbol Field, IOperation? Value, IParameterSymbol? Parameter)> initializers)
    {
        var fields = new List<(string, Expression)>();
        foreach (var (field, value, parameter) in initializers)
        {
            var type = _readers.Types.Read(field.Type, field.Locations[0]);
            var initial = parameter is not null ? new Expression.Read(_variables[parameter]) : Read(value!);
            fields.Add((TypeReader.NameOf(field), Stored(initial, type)));
        }
        _statements.Add(new Statement.Assign(new Expression.Read(This!), new Expression.New(fields, This!.Type)));
    }

    Expression Create(IObjectCreationOperation creation)
    {
        if (creation.Type is { IsReferenceType: true }) return Refuse(Rules.Allocation, creation, Show(creation));
        if (Marks.IsLanguage(creation.Type, "Index1D")) return creation.Arguments.IsEmpty ? new Expression.Constant(0, DeviceType.Int) : Read(creation.Arguments[0].Value);
        if (Marks.IsLanguage(creation.Type, "ArrayView") || Marks.IsLanguage(creation.Type, "ColumnView")) return Refuse(Rules.HostMember, creation, Show(creation));
        var made = creation.Constructor is { IsImplicitlyDeclared: false } constructor
            ? Construct(constructor, creation.Arguments, creation)
            : new Expression.New([], TypeOf(creation));
        return creation.Initializer is { } initializer ? Initialized(made, initializer) : made;
    }

    Expression Construct(IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments, IOperation operation)
    {
        if (Marks.IsHostOnly(constructor)) return Refuse(Rules.HostOnly, operation, $"constructor of '{constructor.ContainingType.Name}' is marked [HostOnly]");
        if (!IsKnown(constructor)) return Refuse(Rules.UnknownCall, operation, $"constructor of '{constructor.ContainingType.Name}' has no device text in {constructor.ContainingAssembly.Name}");
        Follow(constructor);
        return Call(_readers.Functions.Of(constructor, operation.Syntax.GetLocation()), constructor, null, arguments, operation);
    }

    Expression With(IWithOperation with) => Initialized(Read(with.Operand), with.Initializer);

    Expression Initialized(Expression made, IObjectOrCollectionInitializerOperation initializer)
    {
        var copy = Declare("made", made.Type, made);
        foreach (var assignment in initializer.Initializers)
        {
            if (assignment is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } target, Value: var value } && (member is IFieldSymbol || member is IPropertySymbol property && TypeReader.IsAuto(property)))
                _statements.Add(new Statement.Assign(new Expression.Field(new Expression.Read(copy), member.Name, TypeOf(target)), Stored(Read(value), TypeOf(target))));
            else Refuse(Rules.Syntax, assignment, Show(assignment));
        }
        return new Expression.Read(copy);
    }
}
