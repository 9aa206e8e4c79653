using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GpuSim.KernelCompiler.Dialect;

/// <summary>The rules of device code, one for each reason to refuse something.</summary>
internal static class Rules
{
    public static readonly Rule Double = new("GSK001", "double and decimal", "float, or a constant that the host folds to float beforehand");
    public static readonly Rule Text = new("GSK002", "strings and characters", "numbers; text belongs to the host");
    public static readonly Rule Class = new("GSK003", "classes, objects, delegates and arrays as types", "structs of scalars, and ArrayView<T> for many elements");
    public static readonly Rule UnknownType = new("GSK004", "types that no device has", "float, int, uint, long, ulong, bool, a struct of these, ArrayView<T> or ColumnView<T>");
    public static readonly Rule Allocation = new("GSK005", "allocation", "LocalMemory.Allocate<T>(constant), SharedMemory.Allocate<T>(constant), or a view that the host passes");
    public static readonly Rule Exception = new("GSK006", "throw, try, using and lock", "code that cannot fail: check on the host before the launch");
    public static readonly Rule ForEach = new("GSK007", "foreach", "a for loop over an index");
    public static readonly Rule Goto = new("GSK008", "goto", "if, a loop, break or continue");
    public static readonly Rule Yield = new("GSK009", "yield and await", "a plain function: device code runs to its end");
    public static readonly Rule Lambda = new("GSK010", "lambdas, local functions and delegates", "a static method, or a type parameter constrained to an interface with [DeviceCode] members");
    public static readonly Rule VirtualCall = new("GSK011", "virtual and interface calls", "a call on a struct, or through a type parameter constrained to an interface whose member is marked [DeviceCode]");
    public static readonly Rule Recursion = new("GSK012", "recursion", "a loop");
    public static readonly Rule IntegerDivision = new("GSK013", "division of integers, and remainders", "a shift or a mask for powers of two, or IntrinsicMath.MultiplyHigh by a reciprocal that the host computes");
    public static readonly Rule FloatToInteger = new("GSK014", "a cast from float to an integer", "IntrinsicMath.ToInt(value), which rounds to even and clamps alike everywhere");
    public static readonly Rule LibraryMath = new("GSK015", "library mathematics", "MathF.FusedMultiplyAdd, Sqrt, Abs, Floor or Round(x), or a function of GpuSim.Dynamics.Numerics");
    public static readonly Rule MinMax = new("GSK016", "library minimum and maximum", "a < b ? a : b (or a > b ? a : b), which says what NaN and signed zeros give");
    public static readonly Rule StaticState = new("GSK017", "static fields", "a const, or a parameter");
    public static readonly Rule ElementReference = new("GSK018", "references to elements of views", "a copy in a local that is written back; only the first argument of Atomic.* takes ref view[i]");
    public static readonly Rule RefLocal = new("GSK019", "ref locals and ref returns", "a copy in a local that is written back");
    public static readonly Rule MemoryLength = new("GSK020", "shared or local memory of a length that is no constant", "var name = SharedMemory.Allocate<T>(constant) or LocalMemory.Allocate<T>(constant), as a declaration of its own");
    public static readonly Rule DivergentBarrier = new("GSK021", "a barrier that some items of a group may not reach", "the barrier outside conditions, loops and early exits that depend on anything but kernel parameters, constants, Group.DimX and Grid");
    public static readonly Rule NotPartial = new("GSK022", "a model that is not partial", "partial on the struct and on every type around it: its SIMD twin is generated into it");
    public static readonly Rule KernelParameter = new("GSK023", "parameters that cannot be passed to a kernel", "by value: Index1D (first), ArrayView<T>, ColumnView<T>, int, uint, long, ulong, float, or a struct of float, int and uint");
    public static readonly Rule KernelShape = new("GSK024", "a kernel that is not static or returns something", "static void; results go to views");
    public static readonly Rule Shift = new("GSK025", "a shift by as many bits as the value has, or more", "a count from 0 to the width less one");
    public static readonly Rule UnknownCall = new("GSK026", "calls to what has no device text", "a method of this project, or one marked [DeviceCode] in a project that runs the kernel compiler");
    public static readonly Rule StateFields = new("GSK027", "state that cannot be stored in columns", "a struct whose fields are all float, int or uint");
    public static readonly Rule GenericStruct = new("GSK028", "generic structs", "a plain struct, or its parts as parameters of a generic function");
    public static readonly Rule NestedAssignment = new("GSK029", "assignments and ++ inside expressions", "a statement of its own");
    public static readonly Rule Checked = new("GSK030", "checked arithmetic", "plain arithmetic, which wraps; ranges are checked on the host");
    public static readonly Rule HostOnly = new("GSK031", "calls to host-only methods", "device code, or the result passed as a parameter");
    public static readonly Rule NarrowInteger = new("GSK032", "8-bit and 16-bit locals, parameters and results", "int or uint; narrow integers are only elements of views and fields of structs");
    public static readonly Rule Name = new("GSK033", "names that the texts cannot say", "another name: letters of the English alphabet, digits and _, no keyword of C, C++, OpenCL, CUDA or C#, and no two alike");
    public static readonly Rule Switch = new("GSK034", "switches that are no chain of conditions", "constant, relational or _ patterns, an arm _ => …, and break only as the last statement of a case");
    public static readonly Rule HostMember = new("GSK035", "host members of views", "view[i], Length, IntLength or SubView");
    public static readonly Rule CapturedParameter = new("GSK036", "parameters of a primary constructor used in a method", "a readonly field that is initialised from the parameter");
    public static readonly Rule ElementField = new("GSK037", "assignment to a field of a view's element", "a copy: var element = view[i]; element.Field = value; view[i] = element");
    public static readonly Rule Syntax = new("GSK038", "other parts of C#", "plain scalar code: if, for, while, switch, assignments, calls and arithmetic");
    public static readonly Rule NotUniform = new("GSK039", "a [Uniform] argument that differs between work items", "a constant, a kernel's parameter, or what is computed from these alone");

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All() =>
        [.. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (Rule)field.GetValue(null)).OrderBy(rule => rule.Id, System.StringComparer.Ordinal)];
}
