using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

internal sealed partial class BodyReader
{
    Expression Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var place = call.Syntax.GetLocation();
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke) return Refuse(Rules.Lambda, place, Show(call));
        if (Intrinsics.Find(method) is { } kind) return Intrinsic(kind, call);
        if (Intrinsics.WhyNot(method) is { } rule) return Refuse(rule, place, $"'{method.ContainingType.Name}.{method.Name}'");
        if (Marks.IsHostOnly(method)) return Refuse(Rules.HostOnly, place, $"'{method.ContainingType.Name}.{method.Name}' is marked [HostOnly]");
        return Call(method, call.Instance, call.Arguments, call, call.ConstrainedToType);
    }

    /// <summary>Of a method, or of a property's getter.</summary>
    Expression Call(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation operation, ITypeSymbol? constrainedTo)
    {
        var place = operation.Syntax.GetLocation();
        FunctionSymbol function;
        if ((constrainedTo ?? instance?.Type) is ITypeParameterSymbol parameter && method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (!Marks.IsDeviceCode(method.OriginalDefinition)) return Refuse(Rules.UnknownCall, place, $"'{method.ContainingType.Name}.{method.Name}', a member that is not marked [DeviceCode],");
            function = _readers.Functions.Through(parameter, method, place);
        }
        else
        {
            if (method.ContainingType.TypeKind == TypeKind.Interface || !method.IsStatic && method.ContainingType.IsReferenceType)
                return Refuse(Rules.VirtualCall, place, $"'{method.ContainingType.Name}.{method.Name}'");
            if (!IsKnown(method)) return Refuse(Rules.UnknownCall, place, $"'{method.ContainingType.Name}.{method.Name}' has no device text in {method.ContainingAssembly.Name}");
            function = _readers.Functions.Of(method, place);
            Follow(method);
        }
        return Call(function, method, instance, arguments, operation);
    }

    Expression Call(FunctionSymbol function, IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation operation)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return Refuse(Rules.RefLocal, operation, $"result of {Show(operation)}");
        var ordered = arguments.OrderBy(argument => argument.Parameter!.Ordinal).ToArray();
        var reads = new List<Func<Expression>>();
        if (function.This is not null) reads.Add(() => Receiver(instance!, function.ChangesThis));
        foreach (var (argument, parameter) in ordered.Zip(function.Parameters, (argument, parameter) => (argument, parameter))) reads.Add(() => Argument(argument, parameter));
        var first = function.This is null ? 0 : 1;
        var values = InOrder(reads, i => i < first ? function.ChangesThis : function.Parameters[i - first].Passing is Passing.Ref or Passing.Out);
        return new Expression.Call(function, first == 0 ? null : values[0], [.. values.Skip(first)], function.Returns);
    }

    bool IsKnown(IMethodSymbol method) => _readers.Types.IsHere(method.OriginalDefinition) || _readers.Texts.NameOf(method.OriginalDefinition) is not null;

    void Follow(IMethodSymbol method)
    {
        if (_readers.Types.IsHere(method.OriginalDefinition)) _readers.Called(method.OriginalDefinition);
    }

    // Where C# would copy a readonly struct before a call that may change it, so does the tree.
    Expression Receiver(IOperation instance, bool changes)
    {
        var value = Read(instance);
        if (!changes) return value;
        if (IsElement(instance)) return Refuse(Rules.ElementReference, instance, Show(instance));
        return IsPlace(value) && !IsReadOnly(instance) ? value : new Expression.Read(Declare("copy", value.Type, value));
    }

    Expression Argument(IArgumentOperation argument, Variable parameter)
    {
        switch (parameter.Passing)
        {
            case Passing.Ref or Passing.Out when argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                var local = Declare(declared.Local.Name, parameter.Type, null);
                _variables[declared.Local] = local;
                return new Expression.Read(local);
            case Passing.Ref or Passing.Out when argument.Value is IDiscardOperation:
                return new Expression.Read(Declare("discard", parameter.Type, null));
            case Passing.Ref or Passing.Out when IsElement(argument.Value):
                return Refuse(Rules.ElementReference, argument, Show(argument));
            case Passing.In:
                var value = Read(argument.Value);
                return IsPlace(value) ? value : new Expression.Read(Declare(parameter.Name, value.Type, value));
            default:
                return Read(argument.Value);
        }
    }

    static bool IsPlace(Expression value) => value is Expression.Read || value is Expression.Field { Of: var of } && IsPlace(of);

    // view[i], or a field of it.
    static bool IsElement(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } property => Marks.IsLanguage(property.Property.ContainingType, "ArrayView"),
        IFieldReferenceOperation { Instance: { } instance } => IsElement(instance),
        IParenthesizedOperation inner => IsElement(inner.Operand),
        _ => false,
    };

    bool IsReadOnly(IOperation place) => place switch
    {
        IFieldReferenceOperation field => field.Field.IsReadOnly && _method.MethodKind != MethodKind.Constructor || field.Instance is { } instance && IsReadOnly(instance),
        IPropertyReferenceOperation => true, // a property gives a copy
        IParameterReferenceOperation parameter => FunctionSymbols.PassingOf(parameter.Parameter) == Passing.In,
        IInstanceReferenceOperation => This!.Passing == Passing.In,
        _ => false,
    };

    Expression Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var container = property.ContainingType;
        if (Marks.IsLanguage(container, "Index1D")) return Read(reference.Instance!);
        if (Marks.IsLanguage(container, "ArrayView") || Marks.IsLanguage(container, "ColumnView")) return OfView(reference);
        if (Intrinsics.Find(property) is { } kind) return new Expression.Intrinsic(kind, [], DeviceType.Int);
        if (Intrinsics.WhyNot(property) is { } rule) return Refuse(rule, reference, Show(reference));
        if (container.TypeKind == TypeKind.Struct && TypeReader.IsAuto(property))
            return reference.Instance is { } instance ? FieldOf(instance, property.Name, reference) : Refuse(Rules.StaticState, reference, $"static property '{property.Name}'");
        if (property.GetMethod is not { } getter) return Refuse(Rules.Syntax, reference, Show(reference));
        if (Marks.IsHostOnly(getter)) return Refuse(Rules.HostOnly, reference, $"'{container.Name}.{property.Name}' is marked [HostOnly]");
        if (property.IsStatic && TypeReader.IsAuto(property)) return Refuse(Rules.StaticState, reference, $"static property '{property.Name}'");
        return Call(getter, reference.Instance, reference.Arguments, reference, (reference as IPropertyReferenceOperation)?.ConstrainedToType);
    }

    Expression OfView(IPropertyReferenceOperation reference)
    {
        var isView = Marks.IsLanguage(reference.Property.ContainingType, "ArrayView");
        if (reference.Property.IsIndexer)
        {
            var operands = ReadAll([reference.Instance!, reference.Arguments[0].Value]);
            return isView ? new Expression.Element(operands[0], operands[1], TypeOf(reference)) : new Expression.Column(operands[0], operands[1], TypeOf(reference));
        }
        return reference.Property.Name switch
        {
            "Length" when isView => new Expression.Intrinsic(IntrinsicKind.ViewLength, [Read(reference.Instance!)], DeviceType.Long),
            "IntLength" when isView => new Expression.Intrinsic(IntrinsicKind.ViewIntLength, [Read(reference.Instance!)], DeviceType.Int),
            _ => Refuse(Rules.HostMember, reference, Show(reference)),
        };
    }

    Expression Intrinsic(IntrinsicKind kind, IInvocationOperation call)
    {
        if (kind is IntrinsicKind.SharedMemory or IntrinsicKind.LocalMemory) return Refuse(Rules.MemoryLength, call, Show(call)); // a declaration's own is read by Memory
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value).ToList();
        if (call.Instance is { } instance) arguments.Insert(0, instance);
        if (kind is >= IntrinsicKind.AtomicAdd and <= IntrinsicKind.AtomicCompareExchange && !(IsElement(arguments[0]) && arguments[0] is IPropertyReferenceOperation))
            return Refuse(Rules.ElementReference, arguments[0], $"{Show(arguments[0])} is no element of a view");
        var isAtomic = kind is >= IntrinsicKind.AtomicAdd and <= IntrinsicKind.AtomicCompareExchange; // its first argument is a place, not a value
        var operands = InOrder([.. arguments.Select(argument => new System.Func<Expression>(() => Read(argument)))], place => isAtomic && place == 0);
        return new Expression.Intrinsic(kind, operands, kind == IntrinsicKind.Barrier ? DeviceType.Void : TypeOf(call));
    }

    /// <summary>The whole of a declaration: memory of a constant length; null where it is something else.</summary>
    Expression? Memory(IOperation value)
    {
        if (value is not IInvocationOperation call || Intrinsics.Find(call.TargetMethod) is not (IntrinsicKind.SharedMemory or IntrinsicKind.LocalMemory) || Intrinsics.Find(call.TargetMethod) is not { } kind) return null;
        if (call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: int length } && length > 0)
            return new Expression.Intrinsic(kind, [new Expression.Constant(length, DeviceType.Int)], TypeOf(call));
        return Refuse(Rules.MemoryLength, call, Show(call));
    }
}
