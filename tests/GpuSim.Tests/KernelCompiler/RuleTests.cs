using GpuSim.KernelCompiler;
using GpuSim.KernelCompiler.Dialect;
using Microsoft.CodeAnalysis;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>Every rule of the dialect, by what breaks it: the line that the diagnostic names ends in "// here".</summary>
public class RuleTests
{
    const string Here = "// here";

    static readonly (string Id, string Body)[] Bodies =
    [
        ("GSK001", "float F(float x) { double d = 0.5; // here\nreturn x; }"),
        ("GSK001", "float F(float x) => (float)(x * 0.5); // here"),
        ("GSK002", "int F(int x) { var s = nameof(F); // here\nreturn x; }"),
        ("GSK002", "int F(int x) { var c = 'a'; // here\nreturn x; }"),
        ("GSK003", "int F(int[] x) => 0; // here"),
        ("GSK003", "int F(int x) { object o = x; // here\nreturn x; }"),
        ("GSK004", "int F(Span<int> x) => 0; // here"),
        ("GSK004", "unsafe int F(int* x) => 0; // here"),
        ("GSK005", "int F(int x) { var array = new int[4]; // here\nreturn x; }"),
        ("GSK005", "unsafe int F(int x) { int* array = stackalloc int[4]; // here\nreturn x; }"),
        ("GSK006", "int F(int x) { if (x < 0) throw null!; // here\nreturn x; }"),
        ("GSK006", "int F(int x) { try // here\n{ return x; } finally { } }"),
        ("GSK006", "int F(int x) { lock (typeof(int)) // here\n{ return x; } }"),
        ("GSK007", "int F(int x) { foreach (var i in Array.Empty<int>()) x += i; // here\nreturn x; }"),
        ("GSK008", "int F(int x) { if (x > 0) goto end; // here\nx++; end: return x; }"),
        ("GSK009", "System.Collections.Generic.IEnumerable<int> F(int x) { yield return x; } // here"),
        ("GSK010", "int F(int x) { int G() => 1; // here\nreturn x; }"),
        ("GSK010", "int F(int x) { Func<int> f = () => 1; // here\nreturn x; }"),
        ("GSK011", "int F(IComparable<int> x) => 0 + x.CompareTo(3); // here"),
        ("GSK012", "int F(int x) => x < 1 ? 0 : F(x - 1); // here"),
        ("GSK013", "int F(int x, int y) => x / y; // here"),
        ("GSK013", "uint F(uint x) => x % 3; // here"),
        ("GSK013", "int F(int x) { x /= 3; // here\nreturn x; }"),
        ("GSK014", "int F(float x) => (int)x; // here"),
        ("GSK015", "float F(float x) => MathF.Cbrt(x); // here"),
        ("GSK015", "float F(float x) => MathF.Round(x, 2); // here"),
        ("GSK016", "float F(float x) => MathF.Max(x, 0f); // here"),
        ("GSK016", "int F(int x) => Math.Min(x, 0); // here"),
        ("GSK017", "int F(int x) => x + Count; // here\nstatic int Count;"),
        ("GSK018", "void F(ArrayView<int> x) => G(ref x[0]); // here\nstatic void G(ref int x) => x = 1;"),
        ("GSK018", "int F(int x) => Atomic.Add(ref x, 1); // here"),
        ("GSK019", "int F(ArrayView<int> x) { ref var first = ref x[0]; // here\nreturn first; }"),
        ("GSK020", "int F(int x) { var memory = LocalMemory.Allocate<int>(x); // here\nreturn memory[0]; }"),
        ("GSK021", "void F(ArrayView<int> x) { if (x[0] > 0) Group.Barrier(); // here\n}"),
        ("GSK021", "void F(ArrayView<int> x) { if (Group.IdxX > 3) return; Group.Barrier(); // here\n}"),
        ("GSK021", "void F(ArrayView<int> x) { for (var i = 0; i < x[0]; i++) G(x); // here\n}\nstatic void G(ArrayView<int> x) { x[0] = 1; Group.Barrier(); }"),
        ("GSK025", "uint F(uint x) => x >> 32; // here"),
        ("GSK026", "int F(int x) => BitConverter.SingleToInt32Bits(x); // here"),
        ("GSK027", "void F(ColumnView<Wide> x) { } // here\npublic struct Wide { public long Value; }"),
        ("GSK028", "int F(Pair<int> x) => x.First; // here\npublic struct Pair<T> where T : unmanaged { public T First; }"),
        ("GSK029", "int F(ArrayView<int> x) { var i = 0; return x[i++]; // here\n}"),
        ("GSK029", "int F(int x) { int y; return (y = x) + 1; // here\n}"),
        ("GSK030", "int F(int x) => checked(x + 1); // here"),
        ("GSK031", "int F(int x) => G(x); // here\n[HostOnly] static int G(int x) => x;"),
        ("GSK032", "int F(ArrayView<byte> x) { var first = x[0]; // here\nreturn first; }"),
        ("GSK033", "int F(Half_ x) => x.half; // \npublic struct Half_ { public int half; } // here"),
        ("GSK034", "int F(int x) { switch (x) { case 0: if (x > 1) break; // here\nx = 2; break; } return x; }"),
        ("GSK034", "int F(int x) => x switch // here\n{ 0 => 1, 1 => 2, };"),
        ("GSK035", "unsafe void F(ArrayView<int> x) => x.AsSpan(); // here"),
        ("GSK035", "unsafe void F(ArrayView<int> x) { var p = x.Pointer; // here\n}"),
        ("GSK036", "int F(Scaled x) => x.Twice(); \npublic readonly struct Scaled(int by) { public int Twice() => 2 * by; // here\n}"),
        ("GSK037", "void F(ArrayView<Pair> x) => x[0].First = 1; // here\npublic struct Pair { public int First; }"),
        ("GSK038", "int F(int x) { (x, var y) = (1, 2); // here\nreturn y; }"),
        ("GSK039", "float F(float x) => G(x); // here\nstatic float G([Uniform] float x) => x * x;"),
        ("GSK039", "float F(float x) => G(x, x); // here\nstatic float G(float x, [Uniform] float y) => x * y;"),
    ];

    static readonly (string Id, string Source)[] Types =
    [
        ("GSK022", "struct Model : IThing { public int Do() => 1; } // here\ninterface IThing { [DeviceCode] int Do(); }"),
        ("GSK023", "static class C { [Kernel] static void F(Index1D i, ref int x) { } // here\n}"),
        ("GSK023", "static class C { [Kernel] static void F(Index1D i, S s) { } // here\n}\nstruct S { public ArrayView<int> View; }"),
        ("GSK023", "static class C { [Kernel] static void F(Index1D i, S s) { } // here\n}\nstruct S { public long Wide; }"),
        ("GSK024", "static class C { [Kernel] static int F(Index1D i) => 1; // here\n}"),
        ("GSK027", "partial struct Model : IThing<State> { public void Do(ref State state) { } }\nstruct State { public long Wide; } // here\ninterface IThing<T> { [DeviceCode] void Do(ref T state); }"),
    ];

    /// <summary>Rule and snippet.</summary>
    public static TheoryData<string, string> Broken =>
    [
        .. Bodies.Select(snippet => (snippet.Id, $"[DeviceCode]\npublic static class Snippet\n{{\npublic static {snippet.Body}\n}}")),
        .. Types.Select(snippet => (snippet.Id, snippet.Source)),
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_a_rule_is_refused_where_it_stands_with_a_way_out(string id, string snippet)
    {
        var (_, diagnostics) = Compilations.Generate(Compilations.Of(snippet));

        Assert.All(diagnostics, each => Assert.EndsWith(Here, snippet.Split('\n')[each.Location.GetLineSpan().StartLinePosition.Line], StringComparison.Ordinal));
        var diagnostic = Assert.Single(diagnostics, each => each.Id == id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.EndsWith($"expected {Rules.All().Single(rule => rule.Id == id).WayOut}", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_is_broken_by_some_snippet() =>
        Assert.Empty(Rules.All().Select(rule => rule.Id).Except(Bodies.Concat(Types).Select(snippet => snippet.Id)));

    [Fact]
    public void Ids_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Rules.All().Count).Select(number => $"GSK{number:000}"), Rules.All().Select(rule => rule.Id));

    [Fact]
    public void The_README_lists_every_rule_with_its_way_out()
    {
        var table = File.ReadLines(Repository.Path("kernels", "README.md")).Where(line => line.StartsWith("| GSK0", StringComparison.Ordinal));

        Assert.Equal(Rules.All().Select(rule => $"| {rule.Id} | {rule.Refused} | {rule.WayOut.Replace("<", "&lt;", StringComparison.Ordinal)} |"), table);
    }

    [Fact]
    public void Code_that_is_being_typed_breaks_nothing()
    {
        var whole = string.Join('\n', Bodies.Select((snippet, i) => $"[DeviceCode] static class Snippet{i} {{ static {snippet.Body}\n}}").Concat(Types.Select((snippet, i) => $"namespace N{i} {{ {snippet.Source}\n}}")));
        for (var length = 0; length < whole.Length; length += 1009)
        {
            var (_, diagnostics) = Compilations.Generate(Compilations.Of(whole.Remove(length, Math.Min(7, whole.Length - length))));

            Assert.All(diagnostics, diagnostic => Assert.StartsWith("GSK", diagnostic.Id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_project_without_device_code_gets_nothing() =>
        Assert.Empty(Compilations.Generate(Compilations.Of("class C { double D => 1 / 2.0; }")).Diagnostics);
}
