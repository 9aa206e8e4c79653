using GpuSim.KernelCompiler;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>What the reader makes of C#.</summary>
public class ReaderTests
{
    static readonly Lazy<DeviceUnit> Dynamics = new(() => KernelGenerator.Read(Compilations.OfDynamics(), CancellationToken.None));

    [Fact]
    public void The_device_code_of_Dynamics_is_read_without_complaint()
    {
        Assert.Empty(Dynamics.Value.Diagnostics);
        Assert.Superset(new HashSet<string> { "LeakyIntegrateAndFire_Step", "LeakyIntegrateAndFireExponential_Step", "LeakyIntegrateAndFireExponential_Read", "Philox_Draw", "Block4_New", "Subnormal_ToZero", "ThresholdLookup_Value", "Input_New" },
            Dynamics.Value.Functions.Select(function => function.Symbol.Name).ToHashSet());
    }

    [Fact]
    public void A_function_stands_after_those_it_calls_and_a_struct_after_those_it_holds()
    {
        var functions = Dynamics.Value.Functions.Select(function => function.Symbol.Name).ToList();
        var structs = Compilations.Read("[DeviceCode] struct Outer { public Inner Held; } struct Inner { public float Value; }").Structs.Select(symbol => symbol.Name);

        Assert.True(functions.IndexOf("Subnormal_ToZero") < functions.IndexOf("LeakyIntegrateAndFire_Step"));
        Assert.Equal(["Inner", "Outer"], structs);
    }

    [Fact]
    public void A_model_is_known_by_its_interface()
    {
        var (model, name, arguments) = Dynamics.Value.Implementations.Single(implementation => implementation.Struct.Name == "LeakyIntegrateAndFire");

        Assert.Equal("GpuSim.Dynamics.Neurons.INeuronModel`2", name);
        Assert.Equal(["LeakyIntegrateAndFire", "LeakyIntegrateAndFire_State"], arguments.Select(argument => ((DeviceType.Struct)argument).Symbol.Name));
        Assert.True(model.IsPartial);
    }

    /// <summary>Members of a class, and the tree of its function F.</summary>
    public static TheoryData<string, string> Trees => new()
    {
        { "float F(float x) => -x * (1f / 4);", "return (Negate(x) Multiply 0.25)" },
        { "int F(ArrayView<byte> bytes, int i) => bytes[i] + 1;", "return (int(bytes[i]) Add 1)" },
        { "void F(ArrayView<byte> bytes, int i) => bytes[i] += 3;", "bytes[i] = byte((int(bytes[i]) Add 3))" },
        { "int F(int x) => (byte)x + (short)x;", "return ((x And 255) Add ((x ShiftLeft 16) ShiftRight 16))" },
        { "int F(int x) => x >>> 3;", "return int((uint(x) ShiftRight 3))" },
        { "float F(Index1D i) => i + i.X;", "return float((i Add i))" },
        { "long F(ArrayView<int> v) => v.SubView(1, v.Length - 1).Length;", "return ViewLength(SubView(v, 1, (ViewLength(v) Subtract 1)))" },
        { "void F(ArrayView<int> v) => Atomic.Add(ref v[2], 1);", "AtomicAdd(v[2], 1)" },
        { "float F(float x) { Debug.Assert(x > 0, \"positive\"); return MathF.Sqrt(x); }", "return SquareRoot(x)" },
        { "int F(int global) { var @for = global; return @for; }", "int for_ = global_\nreturn for_" },
        { "int F(bool a) { if (a) { var x = 1; return x; } else { var x = 2; return x; } }", "if a\n  int x = 1\n  return x\nelse\n  int x_2 = 2\n  return x_2" },
        { "int F(int n) { var sum = 0; for (var i = 0; i < 4; i++) sum += i; return sum; }", "int sum = 0\nint i = 0\nwhile (i Less 4) [4]\n  sum = (sum Add i)\n  i = (i Add 1)\nreturn sum" },
        { "int F(int n) { var i = 0; while (true) { if (i > n) break; i++; } return i; }", "int i = 0\nwhile true\n  if (i Greater n)\n    break\n  i = (i Add 1)\nreturn i" },
        { "int F(int n) => n switch { 0 => 7, > 5 => 8, _ => 9 };", "return ((n Equal 0) ? 7 : ((n Greater 5) ? 8 : 9))" },
        { "int F(int n) { switch (n) { case 0: case 1: n = 5; break; default: n = 6; break; } return n; }", "if ((n Equal 0) OrElse (n Equal 1))\n  n = 5\nelse\n  n = 6\nreturn n" },
        { "bool F(int n) => n is > 1 and < 4;", "return ((n Greater 1) AndAlso (n Less 4))" },
        { "P F(float x) => default(P) with { A = x };", "P made = P {}\nmade.A = x\nreturn made" },
        { "P F(float x) => new() { A = x };", "P made = P {}\nmade.A = x\nreturn made" },
        { "float F(P p) => new R(p.A, 2).A;", "return R_New(p.A, 2).A" },
        { "int F(int x) { G(out var y, ref x); return x + y; } static void G(out int y, ref int x) { y = x; x = 0; }", "int y\nC_G(y, x)\nreturn (x Add y)" },
        { "float F(float x) => G(x + 1); static float G(in float x) => x;", "float x_2 = (x Add 1)\nreturn C_G(x_2)" },
        { "float F(P p) => p.Twice;", "return P_Twice(p)" },
        { "int F(uint x) => Max(1, 2) + (int)Max(x, x); static int Max(int a, int b) => a < b ? b : a; static uint Max(uint a, uint b) => a < b ? b : a;", "return (C_Max_int_int(1, 2) Add int(C_Max_uint_uint(x, x)))" },
    };

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_function_becomes_a_tree(string members, string tree) => Assert.Equal(tree, TreeOf(members));

    /// <summary>What has effects never stands where texts may leave it out or move it.</summary>
    public static TheoryData<string, string> Ordered => new()
    {
        { "int F(int x) => x > 0 ? G(x) : 0;", "int chosen\nif (x Greater 0)\n  chosen = C_G(x)\nelse\n  chosen = 0\nreturn chosen" },
        { "bool F(int x) => x > 0 && G(x) > 1;", "bool holds = (x Greater 0)\nif holds\n  holds = (C_G(x) Greater 1)\nreturn holds" },
        { "int F(int x) { while (x > 0 && G(x) > 1) x--; return x; }", "while true\n  bool holds = (x Greater 0)\n  if holds\n    holds = (C_G(x) Greater 1)\n  if Not(holds)\n    break\n  x = (x Subtract 1)\nreturn x" },
        { "int F(ArrayView<int> v) => v[0] + Atomic.Add(ref v[0], 1) + v[0];", "int operand = v[0]\nint operand_2 = (operand Add AtomicAdd(v[0], 1))\nreturn (operand_2 Add v[0])" },
        { "int F(int x) => x + H(ref x) * x; static int H(ref int x) { x++; return x; }", "int operand_2 = x\nint operand = C_H(x)\nreturn (operand_2 Add (operand Multiply x))" },
        { "void F(ArrayView<int> v) { v[v[0]] += Atomic.Add(ref v[0], 1); }", "int operand = v[0]\nint operand_2 = v[operand]\nv[operand] = (operand_2 Add AtomicAdd(v[0], 1))" },
    };

    [Theory]
    [MemberData(nameof(Ordered))]
    public void What_has_effects_happens_when_CSharp_says(string members, string tree) => Assert.Equal(tree, TreeOf(members + " static int G(int x) => x + 1;"));

    [Fact]
    public void A_constructor_fills_a_struct()
    {
        var unit = Compilations.Read("[DeviceCode] readonly struct S(int a) { readonly int _a = a; readonly int _b = 2; readonly int _c; public S(int a, int c) : this(a) => _c = c; }");

        Assert.Empty(unit.Diagnostics);
        Assert.Equal(["self = S {_a = a, _b = 2}", "self = S_New_int(a)\nself._c = c"], unit.Functions.OrderBy(function => function.Parameters.Count).Select(TreeText.Of));
    }

    [Fact]
    public void A_generic_kernel_calls_through_its_type_parameters()
    {
        var unit = Compilations.Read("""
            interface IModel<TSelf, TState> where TSelf : unmanaged, IModel<TSelf, TState> where TState : unmanaged
            {
                [DeviceCode] bool Step(ref TState state, float input);
                [DeviceCode] static abstract int Scale(int by);
            }
            static class C
            {
                [Kernel]
                public static void F<TModel, TState>(Index1D i, TModel model, ColumnView<TState> states) where TModel : unmanaged, IModel<TModel, TState> where TState : unmanaged
                {
                    var state = states[i];
                    if (model.Step(ref state, Gain<TModel, TState>(i))) states[TModel.Scale(i)] = state;
                }
                static float Gain<TModel, TState>(int i) where TModel : unmanaged, IModel<TModel, TState> where TState : unmanaged => TModel.Scale(i);
            }
            """);

        Assert.Empty(unit.Diagnostics);
        var kernel = unit.Functions.Single(function => function.IsKernel);
        Assert.Equal(["TModel", "TState"], kernel.TypeParameters);
        Assert.Equal("TState state = states[i]\nif TModel_Step(model, state, C_Gain(i))\n  states[TModel_Scale(i)] = state", TreeText.Of(kernel));
    }

    [Fact]
    public void Groups_may_wait_where_all_items_come()
    {
        var unit = Compilations.Read("""
            static class C
            {
                const int Size = 64;
                [Kernel]
                public static void Sum(ArrayView<int> values, ArrayView<int> sums, int rounds)
                {
                    var shared = SharedMemory.Allocate<int>(2 * Size);
                    var own = 0;
                    for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < values.Length; i += Group.DimX) own += values[i];
                    shared[Group.IdxX] = own;
                    if (rounds > 0) Group.Barrier();
                    for (var step = Group.DimX >> 1; step > 0; step >>= 1)
                    {
                        if (Group.IdxX < step) shared[Group.IdxX] += shared[Group.IdxX + step];
                        Group.Barrier();
                    }
                    if (Group.IdxX > 0) return;
                    sums[Grid.IdxX] = shared[0];
                }
            }
            """);

        Assert.Empty(unit.Diagnostics);
        Assert.True(Assert.Single(unit.Functions).IsKernel);
    }

    [Fact]
    public void An_assembly_with_texts_is_called_by_them()
    {
        var library = Compilations.Of("""
            [assembly: DeviceText("M:Lib.Twice(System.Single)", "Lib_Twice", DeviceLanguage.OpenCl, "…")]
            public static class Lib { public static float Twice(float x) => x + x; public static float Thrice(float x) => 3 * x; }
            """);
        var caller = Compilations.Of("[DeviceCode] static class C { static float F(float x) => Lib.Twice(x); static float G(float x) => Lib.Thrice(x); }", library.ToMetadataReference());
        var unit = KernelGenerator.Read(caller, CancellationToken.None);

        Assert.Equal("return Lib_Twice(x)", TreeText.Of(unit.Functions.Single(function => function.Symbol.CSharpName == "F")));
        Assert.Equal("GSK026", Assert.Single(unit.Diagnostics).Id);
    }

    static string TreeOf(string members)
    {
        var unit = Compilations.Read($$"""
            [DeviceCode] static class C { public static {{members}} }
            public struct P { public float A, B; public readonly float Twice => 2 * A; }
            public readonly record struct R(float A, float B);
            """);
        Assert.Empty(unit.Diagnostics);
        return TreeText.Of(unit.Functions.Single(function => function.Symbol.Name == "C_F"));
    }
}
