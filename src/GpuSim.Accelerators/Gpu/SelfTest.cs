using System.Runtime.InteropServices;
using GpuSim.Dynamics.Random;
using Questions = GpuSim.Kernels.SelfTest;

namespace GpuSim.Accelerators.Gpu;

/// <summary>What a device answered at its start.</summary>
/// <param name="Fault">What it computes wrongly, in words; null when every bit is right.</param>
/// <param name="FlushesSubnormals">Whether it takes numbers below 2⁻¹²⁶ for zero, which it may: states are set to zero far above.</param>
sealed record SelfTestResult(string? Fault, bool FlushesSubnormals);

/// <summary>Asks a device what it must compute to the same bits as this processor, and this processor what is known from elsewhere.</summary>
/// <remarks>To ask for more: a word in <see cref="Kernels.SelfTest"/>, its name in <see cref="Names"/>, and what is known of it in <see cref="KnownAnswers"/>.</remarks>
static class SelfTest
{
    const string Kernel = "SelfTest_Answer"; // in the program's text
    const int Drawn = 4096, GroupSize = 64;

    // By word of an answer.
    static readonly string[] Names =
    [
        "Philox draw 0", "Philox draw 1", "Philox draw 2", "Philox draw 3",
        "integer product", "upper half of a product", "count of ones", "zeros above", "zeros below", "signed shift", "unsigned shift", "64-bit sum",
        "fused x·y + z", "x·y + z rounded twice", "x / y", "square root", "floor", "rounding to even", "conversion to int", "comparison",
    ];

    /// <summary>Runs the self-test, translated for the device as every kernel is.</summary>
    /// <exception cref="AcceleratorException">The device does not build or run it at all.</exception>
    public static SelfTestResult Run(IAccelerator accelerator)
    {
        var program = new GpuProgram(accelerator.Info.Kind).Compose(typeof(Questions), nameof(Questions.Answer));
        return Run(accelerator, new(program.Text, program.Sha256));
    }

    /// <summary>Runs the self-test.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="program">The program of <see cref="Kernels.SelfTest.Answer"/> in the device's language.</param>
    /// <exception cref="AcceleratorException">The device does not build or run it at all.</exception>
    public static SelfTestResult Run(IAccelerator accelerator, DeviceSource program)
    {
        var questions = Ask();
        var host = SelfTestAnswers.OfHost(questions);
        return KnownAnswers.Fault(host) is { } fault
            ? new($"This processor itself computes wrongly: {fault}.", false)
            : Compare(questions, host, OfDevice(accelerator, program, questions));
    }

    static SelfTestResult Compare(uint[] questions, SelfTestAnswers host, SelfTestAnswers device)
    {
        var flushes = false;
        List<string> faults = [];
        for (var i = 0; i < Names.Length; i++)
        {
            if (FirstDifference(i, questions, host, device) is { } fault) faults.Add(fault);
        }
        for (var i = 0; i < KnownAnswers.Subnormal; i++)
        {
            var (expected, got) = (host.Word(i, Questions.FirstReal + 1), device.Word(i, Questions.FirstReal + 1));
            flushes |= got == 0;
            if (got != 0 && got != expected) faults.Add($"a number below 2⁻¹²⁶ became {got:X8} instead of {expected:X8} or zero");
        }
        if (!host.Counts.AsSpan().SequenceEqual(device.Counts)) faults.Add($"atomic sum, minimum or maximum: {Listed(device.Counts)} instead of {Listed(host.Counts)}");
        if (!host.Masks.AsSpan().SequenceEqual(device.Masks)) faults.Add($"atomic or, and: {Listed(device.Masks)} instead of {Listed(host.Masks)}");
        if (!host.Tickets.SequenceEqual(device.Tickets.Order())) faults.Add("atomic add returned the same old value twice");
        return new(faults.Count == 0 ? null : string.Join("; ", faults), flushes);
    }

    static string? FirstDifference(int word, uint[] questions, SelfTestAnswers host, SelfTestAnswers device)
    {
        var wrong = Enumerable.Range(0, questions.Length / Questions.QuestionWords).Where(question => Differs(question, word, questions, host, device)).ToArray();
        if (wrong.Length == 0) return null;
        var first = wrong[0];
        var asked = string.Join(" ", questions.AsSpan(first * Questions.QuestionWords, Questions.QuestionWords).ToArray().Select(bits => $"{bits:X8}"));
        return $"{Names[word]} is wrong for {wrong.Length} of {host.Tickets.Length} questions: of ({asked}) it is {device.Word(first, word):X8} instead of {host.Word(first, word):X8}";
    }

    static bool Differs(int question, int word, uint[] questions, SelfTestAnswers host, SelfTestAnswers device)
    {
        uint expected = host.Word(question, word), got = device.Word(question, word);
        if (expected == got) return false;
        if (word < Questions.FirstReal) return true;
        if (float.IsNaN(BitConverter.UInt32BitsToSingle(expected)) && float.IsNaN(BitConverter.UInt32BitsToSingle(got))) return false; // IEEE leaves the payload open
        return !Enumerable.Range(0, 3).Any(i => IsSubnormal(questions[question * Questions.QuestionWords + i])) && !(word < Questions.FirstReal + 6 && IsSubnormal(expected));
    }

    static bool IsSubnormal(uint bits) => (bits & 0x7F800000) == 0 && (bits & 0x007FFFFF) != 0;

    static SelfTestAnswers OfDevice(IAccelerator accelerator, DeviceSource program, uint[] questions)
    {
        var count = questions.Length / Questions.QuestionWords;
        var answers = new SelfTestAnswers(count);
        using var asked = Copy(accelerator, questions);
        using var words = Copy(accelerator, answers.Words);
        using var counts = Copy(accelerator, answers.Counts);
        using var masks = Copy(accelerator, answers.Masks);
        using var tickets = Copy(accelerator, answers.Tickets);
        accelerator.Launch(accelerator.Load(program, Kernel), (count + GroupSize - 1) / GroupSize, GroupSize,
        [
            KernelArgument.Of(count), .. View(asked, questions.Length), .. View(words, answers.Words.Length), .. View(counts, answers.Counts.Length),
            .. View(masks, answers.Masks.Length), .. View(tickets, count),
        ]);
        Take(accelerator, words, answers.Words);
        Take(accelerator, counts, answers.Counts);
        Take(accelerator, masks, answers.Masks);
        Take(accelerator, tickets, answers.Tickets);
        return answers;
    }

    // What is known, then draws: reals between 2⁻³⁰ and 2³⁰, so that nothing computed of them is subnormal, and any words.
    static uint[] Ask()
    {
        var stream = RandomStream.Named(0, "self-test");
        List<uint> questions = [.. KnownAnswers.Questions];
        for (var i = 0u; i < Drawn; i++)
        {
            var draws = Philox.Draw(stream, new(i, 0, 0, 0));
            var more = Philox.Draw(stream, new(i, 1, 0, 0));
            questions.AddRange([Real(draws.X, more.Y), Real(draws.Y, more.Z), Real(draws.Z, more.W), draws.W, more.X, more.Y]);
        }
        return [.. questions];
    }

    static uint Real(uint fraction, uint exponent) => (fraction & 0x807FFFFF) | ((97 + (uint)((ulong)exponent * 61 >> 32)) << 23);

    static KernelArgument[] View(IDeviceMemory memory, int length) => [KernelArgument.Pointer(memory), KernelArgument.Of((long)length)];

    static IDeviceMemory Copy<T>(IAccelerator accelerator, T[] values) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        var memory = accelerator.Allocate(bytes.Length);
        accelerator.Write(memory, 0, bytes);
        return memory;
    }

    static void Take<T>(IAccelerator accelerator, IDeviceMemory memory, T[] values) where T : unmanaged =>
        accelerator.Read(memory, 0, MemoryMarshal.AsBytes(values.AsSpan()));

    static string Listed<T>(T[] values) => string.Join(", ", values.Select(value => $"{value:X8}"));
}
