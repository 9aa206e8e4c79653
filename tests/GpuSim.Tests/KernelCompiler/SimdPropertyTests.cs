using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GpuSim.KernelLanguage;

namespace GpuSim.Tests.KernelCompiler;

public sealed class SimdPropertyTests
{
    const int Programs = 30, Items = 37, Runs = 300; // 37 items: whole blocks and the rest of one, at every width

    /// <summary>How a program runs: its words of state, its results and its counters afterwards.</summary>
    delegate void Runner(int program, ArrayView<float> xs, ArrayView<int> ns, ArrayView<uint> us, ArrayView<float> table, ArrayView<byte> bytes, ArrayView<int> counters, ArrayView<int> states, ArrayView<float> results, float p, int q);

    [Fact]
    public void Random_programs_run_in_lanes_as_they_run_in_scalars()
    {
        var programs = Enumerable.Range(0, Programs).Select(number => SimdPrograms.Write(number, $"P{number}")).ToArray();
        var assembly = Compilations.Load(Source(programs));
        var runners = new Dictionary<string, Runner>();
        foreach (var name in (string[])["Scalar", "Lanes512", "Lanes256", "Lanes128"])
            runners[name] = assembly.GetType("Batch")!.GetMethod(name)!.CreateDelegate<Runner>();
        var inputs = Arb.From(Gen.Choose(0, Programs - 1).Zip(Gen.Choose(0, int.MaxValue)));
        var agree = Prop.ForAll(inputs, input =>
        {
            var expected = Run(runners["Scalar"], input.Item1, input.Item2);
            foreach (var (name, runner) in runners)
            {
                var found = Run(runner, input.Item1, input.Item2);
                for (var i = 0; i < expected.Length; i++)
                    Assert.True(expected[i] == found[i] || IsFloat(i) && float.IsNaN(Float(expected[i])) && float.IsNaN(Float(found[i])), $"{name} differs at {Place(i)}: {expected[i]:x8} in scalars, {found[i]:x8} in lanes; inputs of seed {input.Item2}\n{programs[input.Item1]}");
            }
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(26, 11), agree);
    }

    // NaN is NaN: which payload survives depends on the order of operands, which compilers choose.
    static bool IsFloat(int word) => word < 3 * Items;
    static float Float(int word) => BitConverter.Int32BitsToSingle(word);

    static string Place(int word) => word < Items ? $"result {word}" : word < 5 * Items ? $"state {(word - Items) % Items}, field {(word - Items) / Items}" : $"counter {word - 5 * Items}";

    static int[] Run(Runner runner, int program, int seed)
    {
        var random = new Specials(seed);
        using var xs = Filled(Items, random.Float);
        using var ns = Filled(Items, random.Integer);
        using var us = Filled(Items, () => (uint)random.Integer());
        using var table = Filled(16, random.Float);
        using var bytes = Filled(16, () => (byte)random.Integer());
        using var counters = new HostBuffer<int>(4);
        using var states = Filled(4 * Items, random.Word);
        using var results = new HostBuffer<float>(Items);
        runner(program, xs.View, ns.View, us.View, table.View, bytes.View, counters.View, states.View, results.View, random.Float(), random.Integer());
        return [.. results.View.AsSpan().ToArray().Select(BitConverter.SingleToInt32Bits), .. states.View.AsSpan(), .. counters.View.AsSpan()];
    }

    static HostBuffer<T> Filled<T>(int length, Func<T> value) where T : unmanaged
    {
        var buffer = new HostBuffer<T>(length);
        foreach (ref var element in buffer.View.AsSpan()) element = value();
        return buffer;
    }

    static string Source(string[] programs)
    {
        const string Parameters = "ArrayView<float> xs, ArrayView<int> ns, ArrayView<uint> us, ArrayView<float> table, ArrayView<byte> bytes, ArrayView<int> counters, ArrayView<int> states, ArrayView<float> results, float p, int q";
        const string Arguments = "xs, ns, us, table, bytes, counters, new(states, (int)xs.Length), results, p, q";
        var text = new StringBuilder();
        text.AppendLine("public struct State { public float A, B; public int N; public uint U; }");
        foreach (var program in programs) text.AppendLine(program);
        text.AppendLine("public static class Batch {");
        text.AppendLine($"public static void Scalar(int program, {Parameters}) {{ for (var i = 0; i < xs.IntLength; i++) switch (program) {{");
        for (var i = 0; i < programs.Length; i++) text.AppendLine($"case {i}: P{i}.Run(i, {Arguments}); break;");
        text.AppendLine("} }");
        foreach (var bits in (int[])[512, 256, 128])
        {
            text.AppendLine($"public static void Lanes{bits}(int program, {Parameters}) {{ for (var i = 0; i < xs.IntLength; i += {bits / 32}) switch (program) {{");
            for (var i = 0; i < programs.Length; i++) text.AppendLine($"case {i}: P{i}Lanes{bits}.Run(i, {Arguments}, xs.IntLength - i); break;");
            text.AppendLine("} }");
        }
        text.AppendLine("}");
        return text.ToString();
    }
}
