using System.Reflection;
using System.Text;
using GpuSim.KernelLanguage;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>Random programs in one assembly, generated code and all.</summary>
sealed class SimdBatch
{
    public const int Items = 37; // whole blocks and the rest of one, at every width

    /// <summary>On the host, from the same source: one item after the other, or side by side.</summary>
    public static readonly string[] Ways = ["Scalar", "Lanes512", "Lanes256", "Lanes128"];

    delegate void Runner(int program, ArrayView<float> xs, ArrayView<int> ns, ArrayView<uint> us, ArrayView<float> table, ArrayView<byte> bytes, ArrayView<int> counters, ArrayView<int> states, ArrayView<float> results, float p, int q);

    readonly string[] _programs;
    readonly Dictionary<string, Runner> _runners;

    public SimdBatch(int programs)
    {
        _programs = [.. Enumerable.Range(0, programs).Select(number => SimdPrograms.Write(number, $"P{number}"))];
        Assembly = Compilations.Load(Source());
        _runners = Ways.ToDictionary(way => way, way => Assembly.GetType("Batch")!.GetMethod(way)!.CreateDelegate<Runner>());
    }

    public Assembly Assembly { get; }

    /// <summary>What a program gets; the same for the same seed.</summary>
    public sealed class Inputs
    {
        public Inputs(int seed)
        {
            Seed = seed;
            var random = new Specials(seed);
            Xs = Many(Items, random.Float);
            Ns = Many(Items, random.Integer);
            Us = Many(Items, () => (uint)random.Integer());
            Table = Many(16, random.Float);
            Bytes = Many(16, () => (byte)random.Integer());
            States = Many(4 * Items, random.Word);
            (P, Q) = (random.Float(), random.Integer());
        }

        public int Seed { get; }
        public float[] Xs { get; }
        public int[] Ns { get; }
        public uint[] Us { get; }
        public float[] Table { get; }
        public byte[] Bytes { get; }
        public int[] States { get; } // [field, item]
        public int[] Counters { get; } = new int[4];
        public float P { get; }
        public int Q { get; }

        static T[] Many<T>(int count, Func<T> one) => [.. Enumerable.Range(0, count).Select(_ => one())];
    }

    /// <summary>Results, words of state and counters afterwards.</summary>
    public unsafe int[] Run(string way, int program, Inputs inputs)
    {
        var (states, counters, results) = ((int[])inputs.States.Clone(), new int[4], new float[Items]);
        fixed (float* xs = inputs.Xs, table = inputs.Table, result = results)
        fixed (int* ns = inputs.Ns, state = states, counter = counters)
        fixed (uint* us = inputs.Us)
        fixed (byte* bytes = inputs.Bytes)
            _runners[way](program, new(xs, Items), new(ns, Items), new(us, Items), new(table, 16), new(bytes, 16), new(counter, 4), new(state, 4 * Items), new(result, Items), inputs.P, inputs.Q);
        return Words(results, states, counters);
    }

    public static int[] Words(float[] results, int[] states, int[] counters) => [.. results.Select(BitConverter.SingleToInt32Bits), .. states, .. counters];

    /// <summary>Compares word by word; a failure shows the program.</summary>
    public void AssertSame(string way, int program, Inputs inputs, int[] expected, int[] found)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(
                expected[i] == found[i] || IsFloat(i) && float.IsNaN(Float(expected[i])) && float.IsNaN(Float(found[i])),
                $"{way} differs at {Place(i)}: {expected[i]:x8} in scalars, {found[i]:x8} there; inputs of seed {inputs.Seed}\n{_programs[program]}");
    }

    // NaN is NaN: which payload survives depends on the order of operands, which compilers choose.
    static bool IsFloat(int word) => word < 3 * Items;
    static float Float(int word) => BitConverter.Int32BitsToSingle(word);

    static string Place(int word) => word < Items ? $"result {word}" : word < 5 * Items ? $"state {(word - Items) % Items}, field {(word - Items) / Items}" : $"counter {word - 5 * Items}";

    string Source()
    {
        const string Parameters = "ArrayView<float> xs, ArrayView<int> ns, ArrayView<uint> us, ArrayView<float> table, ArrayView<byte> bytes, ArrayView<int> counters, ArrayView<int> states, ArrayView<float> results, float p, int q";
        const string Arguments = "xs, ns, us, table, bytes, counters, new(states, (int)xs.Length), results, p, q";
        var text = new StringBuilder();
        text.AppendLine("public struct State { public float A, B; public int N; public uint U; }");
        foreach (var program in _programs) text.AppendLine(program);
        text.AppendLine("public static class Batch {");
        text.AppendLine($"public static void Scalar(int program, {Parameters}) {{ for (var i = 0; i < xs.IntLength; i++) switch (program) {{");
        for (var i = 0; i < _programs.Length; i++) text.AppendLine($"case {i}: P{i}.Run(i, {Arguments}); break;");
        text.AppendLine("} }");
        foreach (var bits in (int[])[512, 256, 128])
        {
            text.AppendLine($"public static void Lanes{bits}(int program, {Parameters}) {{ for (var i = 0; i < xs.IntLength; i += {bits / 32}) switch (program) {{");
            for (var i = 0; i < _programs.Length; i++) text.AppendLine($"case {i}: P{i}Lanes{bits}.Run(i, {Arguments}, xs.IntLength - i); break;");
            text.AppendLine("} }");
        }
        text.AppendLine("}");
        return text.ToString();
    }
}
