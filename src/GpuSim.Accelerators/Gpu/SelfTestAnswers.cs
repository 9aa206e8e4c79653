using Questions = GpuSim.Kernels.SelfTest;

namespace GpuSim.Accelerators.Gpu;

/// <summary>What was answered to the questions of the self-test; as made, what stands there before.</summary>
/// <param name="questions">How many.</param>
sealed unsafe class SelfTestAnswers(int questions)
{
    /// <summary>[20 · question].</summary>
    public uint[] Words { get; } = new uint[questions * Questions.AnswerWords];

    /// <summary>[4] items, sum, smallest, largest.</summary>
    public int[] Counts { get; } = [0, 0, int.MaxValue, int.MinValue];

    /// <summary>[2] or, and.</summary>
    public uint[] Masks { get; } = [0, uint.MaxValue];

    /// <summary>[question] by order of coming.</summary>
    public int[] Tickets { get; } = new int[questions];

    /// <summary>Word <paramref name="word"/> of the answer to a question.</summary>
    public uint Word(int question, int word) => Words[question * Questions.AnswerWords + word];

    /// <summary>What the same function answers as plain C#.</summary>
    public static SelfTestAnswers OfHost(uint[] asked)
    {
        var answers = new SelfTestAnswers(asked.Length / Questions.QuestionWords);
        fixed (uint* questions = asked, words = answers.Words, masks = answers.Masks)
        fixed (int* counts = answers.Counts, tickets = answers.Tickets)
        {
            for (var i = 0; i < answers.Tickets.Length; i++)
            {
                Questions.Answer(i, new(questions, asked.Length), new(words, answers.Words.Length), new(counts, answers.Counts.Length),
                    new(masks, answers.Masks.Length), new(tickets, answers.Tickets.Length));
            }
        }
        return answers;
    }
}
