using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels;

/// <summary>What every device must compute to the same bits, one question after the other. A device is asked when it starts.</summary>
public static class SelfTest
{
    /// <summary>Words of one question: x, y, z for reals; with w and two key words for draws.</summary>
    public const int QuestionWords = 6;

    /// <summary>Words of one answer: four draws, eight of integers, eight of reals.</summary>
    public const int AnswerWords = FirstReal + 8;

    /// <summary>Where the answers that are integers begin, after the draws.</summary>
    public const int FirstInteger = 4;

    /// <summary>Where the answers that are reals begin.</summary>
    public const int FirstReal = FirstInteger + 8;

    /// <summary>One work item answers one question and takes part in the counts.</summary>
    /// <param name="item">Index of the question.</param>
    /// <param name="questions">[6 · question] the bits of x, y, z, w and the key.</param>
    /// <param name="answers">[20 · question] see <see cref="Draws"/>, <see cref="Integers"/>, <see cref="Reals"/>.</param>
    /// <param name="counts">[4] items that came, sum of x, smallest x, largest x, all as signed words.</param>
    /// <param name="masks">[2] bits that any x has, bits that all x have.</param>
    /// <param name="tickets">[question] by order of coming: which question it was, from 1.</param>
    [Kernel]
    public static void Answer(Index1D item, ArrayView<uint> questions, ArrayView<uint> answers, ArrayView<int> counts, ArrayView<uint> masks, ArrayView<int> tickets)
    {
        var x = questions[item.X * QuestionWords];
        var y = questions[item.X * QuestionWords + 1];
        var z = questions[item.X * QuestionWords + 2];
        var stream = new RandomStream(questions[item.X * QuestionWords + 4], questions[item.X * QuestionWords + 5]);
        Draws(stream, new Block4(x, y, z, questions[item.X * QuestionWords + 3]), item.X * AnswerWords, answers);
        Reals(Interop.IntAsFloat(x), Interop.IntAsFloat(y), Interop.IntAsFloat(z), item.X * AnswerWords + FirstReal, answers);

        tickets[Atomic.Add(ref counts[0], 1)] = item.X + 1;
        Atomic.Add(ref counts[1], (int)x);
        Atomic.Min(ref counts[2], (int)x);
        Atomic.Max(ref counts[3], (int)x);
        Atomic.Or(ref masks[0], x);
        Atomic.And(ref masks[1], x);
    }

    /// <summary>The four draws of a counter; then what integers make of the first three.</summary>
    static void Draws(RandomStream stream, Block4 counter, int at, ArrayView<uint> answers)
    {
        var draws = Philox.Draw(stream, counter);
        answers[at] = draws.X;
        answers[at + 1] = draws.Y;
        answers[at + 2] = draws.Z;
        answers[at + 3] = draws.W;
        Integers(draws.X, draws.Y, draws.Z, at + FirstInteger, answers);
    }

    /// <summary>Product, lower and upper half; ones of x; zeros above and below the ones that all three have; signed product shifted; x shifted; both halves of a 64-bit sum.</summary>
    static void Integers(uint x, uint y, uint z, int at, ArrayView<uint> answers)
    {
        var common = x & y & z;
        var shift = (int)(z & 31u);
        var sum = (ulong)x * y + (((ulong)z << 32) | x);
        answers[at] = x * y;
        answers[at + 1] = IntrinsicMath.MultiplyHigh(x, y);
        answers[at + 2] = (uint)IntrinsicMath.PopCount(x);
        answers[at + 3] = (uint)IntrinsicMath.LeadingZeroCount(common);
        answers[at + 4] = (uint)IntrinsicMath.TrailingZeroCount(common);
        answers[at + 5] = (uint)(((int)x * (int)y) >> shift);
        answers[at + 6] = x >> shift;
        answers[at + 7] = (uint)(sum >> 32) ^ (uint)sum;
    }

    /// <summary>x·y + z fused, and rounded twice; x / y; √|x|; floor x; x to even; x as an integer; whether x is less than y.</summary>
    static void Reals(float x, float y, float z, int at, ArrayView<uint> answers)
    {
        answers[at] = Interop.FloatAsInt(MathF.FusedMultiplyAdd(x, y, z));
        answers[at + 1] = Interop.FloatAsInt(x * y + z);
        answers[at + 2] = Interop.FloatAsInt(x / y);
        answers[at + 3] = Interop.FloatAsInt(MathF.Sqrt(MathF.Abs(x)));
        answers[at + 4] = Interop.FloatAsInt(MathF.Floor(x));
        answers[at + 5] = Interop.FloatAsInt(MathF.Round(x));
        answers[at + 6] = (uint)IntrinsicMath.ToInt(x);
        answers[at + 7] = x < y ? 1u : 0u;
    }
}
