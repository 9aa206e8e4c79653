using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Ir;

/// <summary>How an argument travels.</summary>
internal enum Passing { Value, In, Ref, Out }

/// <summary>A parameter or a local.</summary>
internal sealed class Variable(string name, DeviceType type)
{
    /// <summary>Unique within its function: the reader renames shadowed locals.</summary>
    public string Name { get; } = name;
    public DeviceType Type { get; } = type;

    /// <summary>Null for a local.</summary>
    public Passing? Passing { get; set; }

    /// <summary>Marked [Uniform]: the same for all work items. Views, and everything a kernel gets but its index, are uniform without being marked.</summary>
    public bool IsUniform { get; set; }
}

/// <summary>Names a function, here or in another assembly.</summary>
/// <param name="Id">Documentation id: M:GpuSim.Dynamics.Random.Philox.Draw(…).</param>
/// <param name="Name">In C-like texts: Philox_Draw; overloads are told apart by their parameters' types: Numbers_Max_float_float. A call through a type parameter: TModel_Step.</param>
/// <param name="CSharpContainer">Fully qualified type it stands in, with global::, or the type parameter's name.</param>
/// <param name="CSharpName">Its C# name: Draw. Constructors are called New.</param>
/// <param name="IsHere">In the compilation that is being translated.</param>
/// <param name="ThroughTypeParameter">Called through a type parameter of a generic kernel (TModel.Step): bound when a program is composed.</param>
internal sealed record FunctionSymbol(string Id, string Name, string CSharpContainer, string CSharpName, bool IsHere, bool ThroughTypeParameter)
{
    /// <summary>Of the method itself, so that calls know by-ref and uniform parameters of functions in other assemblies. This is not among them.</summary>
    public IReadOnlyList<Variable> Parameters { get; set; } = [];

    /// <summary>Type arguments in the order of the method's (then its container's) type parameters; empty where there are none.</summary>
    public IReadOnlyList<DeviceType> TypeArguments { get; set; } = [];

    /// <summary>The struct whose instance method this is (a type parameter where called through one), or null for a static method and a constructor.</summary>
    public DeviceType? This { get; set; }

    /// <summary>Whether it may write to its receiver, which then travels by reference. Never so through a type parameter.</summary>
    public bool ChangesThis { get; set; }

    public DeviceType Returns { get; set; } = DeviceType.Void;

    /// <summary>Of its container, without global::; empty where there is none.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>Visible to other assemblies, as are all types around it.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Other types of its assembly cannot call it.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Of a function in another assembly: there is a SIMD twin.</summary>
    public bool HasForeignTwin { get; set; }

    /// <summary>Of a function in another assembly: its SIMD twin asks which lanes are active (its text's Parameters say so).</summary>
    public bool TwinTakesMask { get; set; }

    public bool Equals(FunctionSymbol? other) => other?.Id == Id;
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A function of the dialect, read and checked.</summary>
internal sealed class DeviceFunction(FunctionSymbol symbol, Statement.Block body, Location place)
{
    public FunctionSymbol Symbol { get; } = symbol;

    /// <summary>Parameters in order; for an instance method <see cref="This"/> is apart.</summary>
    public IReadOnlyList<Variable> Parameters => Symbol.Parameters;

    /// <summary>The variable that stands for this in an instance method, passed in (readonly) or ref; null in static functions. In a constructor: the struct being made, which ends as the result.</summary>
    public Variable? This { get; set; }

    /// <summary>Type parameters of method and container, in order, that the body may name.</summary>
    public IReadOnlyList<string> TypeParameters { get; set; } = [];

    /// <summary>Marked [Kernel]: an entry point. Its first parameter may be Index1D (an Int here): the launch is then one-dimensional over an extent and the text guards it.</summary>
    public bool IsKernel { get; set; }
    public bool IsConstructor { get; set; }
    public Statement.Block Body { get; } = body;
    public Location Place { get; } = place;

    /// <summary>First sentence of the doc comment, to stand above the text.</summary>
    public string Summary { get; set; } = "";
}

/// <summary>Everything of one compilation that devices may run.</summary>
internal sealed class DeviceUnit
{
    /// <summary>Declared here, a struct after those it contains.</summary>
    public List<StructSymbol> Structs { get; } = [];

    /// <summary>Declared here, a function after those it calls (there is no recursion).</summary>
    public List<DeviceFunction> Functions { get; } = [];

    /// <summary>Structs here that implement an interface with [DeviceCode] members (such as a neuron model), by the interface's metadata name.</summary>
    public List<(StructSymbol Struct, string Interface, IReadOnlyList<DeviceType> TypeArguments)> Implementations { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];
}
