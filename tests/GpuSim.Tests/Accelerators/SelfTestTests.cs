using GpuSim.Accelerators.Gpu;
using Words = GpuSim.Kernels.SelfTest;

namespace GpuSim.Tests.Accelerators;

/// <summary>The self-test finds what a device does wrongly, and nothing where all is right.</summary>
public class SelfTestTests
{
    static readonly DeviceSource NoText = new("", "");

    [Fact]
    public void The_host_passes_its_own_test() => Assert.Equal(new(null, false), SelfTest.Run(new SelfTestDevice((_, bits) => bits), NoText));

    public static TheoryData<int> AnswerWords => [.. Enumerable.Range(0, Words.AnswerWords)];

    [Theory]
    [MemberData(nameof(AnswerWords))]
    public void One_wrong_word_is_a_fault_that_names_it(int word)
    {
        var before = 0;
        // The answers to the last questions have ordinary numbers in them: err in one of those.
        var result = SelfTest.Run(new SelfTestDevice((at, bits) => at == word && ++before == 4000 ? bits ^ 1 : bits), NoText);

        Assert.NotNull(result.Fault);
        Assert.Contains("is wrong for 1 of", result.Fault);
        Assert.DoesNotContain(";", result.Fault);
    }

    [Fact]
    public void Fusing_where_the_source_does_not_say_so_is_a_fault()
    {
        var fused = 0u;
        var result = SelfTest.Run(new SelfTestDevice((word, bits) =>
        {
            if (word == Words.FirstReal) fused = bits;
            return word == Words.FirstReal + 1 ? fused : bits;
        }), NoText);

        Assert.StartsWith("x·y + z rounded twice is wrong for", result.Fault);
        Assert.Contains("(3F800800 3F800800 BF801000 00000000 00000000 00000000) it is 33800000 instead of 00000000", result.Fault);
    }

    [Fact]
    public void Subnormals_may_be_flushed_and_it_is_said()
    {
        var words = 0;
        uint Flush(int word, uint bits)
        {
            var isOfSubnormal = words++ / Words.AnswerWords == 1; // the second question's x is one, and its product an ordinary number
            var isReal = word is >= Words.FirstReal and < Words.FirstReal + 6;
            return isReal && ((bits & 0x7F800000) == 0 || isOfSubnormal) ? bits & 0x80000000 : bits;
        }

        Assert.Equal(new(null, true), SelfTest.Run(new SelfTestDevice(Flush), NoText));
    }

    [Fact]
    public void Lost_adds_are_a_fault() =>
        Assert.StartsWith("atomic sum, minimum or maximum", SelfTest.Run(new SelfTestDevice((_, bits) => bits) { LostAdds = 1 }, NoText).Fault);

    [Fact]
    public void One_ticket_for_two_items_is_a_fault() =>
        Assert.Equal("atomic add returned the same old value twice", SelfTest.Run(new SelfTestDevice((_, bits) => bits) { RepeatsTicket = true }, NoText).Fault);
}
