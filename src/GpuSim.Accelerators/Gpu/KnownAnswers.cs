using Words = GpuSim.Kernels.SelfTest;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Questions of the self-test whose answers are known from elsewhere, so that the processor that checks a device is checked too.</summary>
static class KnownAnswers
{
    /// <summary>The first so many questions have a subnormal product, or a subnormal x.</summary>
    public const int Subnormal = 2;

    const int Integer = Words.FirstInteger, Fused = Words.FirstReal, Twice = Fused + 1, Quotient = Fused + 2, Root = Fused + 3, Floor = Fused + 4, Even = Fused + 5, ToInt = Fused + 6;
    const uint Zero = 0, One = 0x3F800000, Infinity = 0x7F800000, NaN = 0x7FC00000;

    sealed record Known(uint[] Question, params (int Word, uint Bits)[] Answers);

    static readonly Known[] All =
    [
        Of(0x00800000, 0x3F000000, Zero, (Twice, 0x00400000)), // 2⁻¹²⁶ · ½
        Of(0x00000001, 0x71800000, Zero, (Twice, 0x27000000)), // 2⁻¹⁴⁹ · 2¹⁰⁰

        // Random123's known answers of philox4x32-10; the integers that follow from its first, computed with exact integers
        new([0, 0, 0, 0, 0, 0], (0, 0x6627E8D5), (1, 0xE169C58D), (2, 0xBC57AC4C), (3, 0x9B00DBD8), (Integer, 0xAE842651), (Integer + 1, 0x59F348D6), (Integer + 2, 17),
            (Integer + 3, 2), (Integer + 4, 2), (Integer + 5, 0xFFFAE842), (Integer + 6, 0x0006627E), (Integer + 7, 0x02E6FA05)),
        new([0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF], (0, 0x408F276D), (1, 0x41C83B0E), (2, 0xA20BC7C6), (3, 0x6D5451FD)),
        new([0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0], (0, 0xD16CFE09), (1, 0x94FDCCEB), (2, 0x5001E420), (3, 0x24126EA1)),

        Of(0x3F800800, 0x3F800800, 0xBF801000, (Fused, 0x33800000), (Twice, Zero)), // (1 + 2⁻¹²)² − (1 + 2⁻¹¹) = 2⁻²⁴, half an ulp of the product
        Of(One, 0x40400000, Zero, (Quotient, 0x3EAAAAAB)), // ⅓

        // Quotients and roots next to the middle between two floats, found by modular inverses and rounded with exact integers
        Of(0x3FD0ECF8, 0x3FFED4D5, Zero, (Quotient, 0x3F51E23E)),
        Of(0x3FE0EA48, 0x3FF8E511, Zero, (Quotient, 0x3F6755F8)),
        Of(0x3F8EB90B, 0x3FFCE42D, Zero, (Quotient, 0x3F107A2E)),
        Of(0x3FA2FB36, 0x3FE3CA83, Zero, (Quotient, 0x3F372A15)),
        Of(0x3FB279DF, 0x3FEA8AC5, Zero, (Quotient, 0x3F42CDFA)),
        Of(0x3FAA1BD6, 0x3FEC0F35, Zero, (Quotient, 0x3F387A72)),
        Of(0x3F925859, One, Zero, (Root, 0x3F88DD94)),
        Of(0x403B8E2A, One, Zero, (Root, 0x3FDB1F10)),
        Of(0x3F8EFCC1, One, Zero, (Root, 0x3F874949)),
        Of(0x40158ECB, One, Zero, (Root, 0x3FC3AB8C)),
        Of(0x407FFFFF, One, Zero, (Root, 0x3FFFFFFF)),
        Of(0x40000000, One, Zero, (Root, 0x3FB504F3)), // √2

        // Where languages differ about integers: ties, the ends of the range and beyond, no number
        Of(0x3F000000, One, Zero, (ToInt, 0), (Even, Zero), (Floor, Zero)), // 0.5
        Of(0x3FC00000, One, Zero, (ToInt, 2), (Even, 0x40000000), (Floor, One)), // 1.5
        Of(0x40200000, One, Zero, (ToInt, 2), (Even, 0x40000000), (Floor, 0x40000000)), // 2.5
        Of(0xBF000000, One, Zero, (ToInt, 0), (Even, 0x80000000), (Floor, 0xBF800000)), // −0.5
        Of(0xC0200000, One, Zero, (ToInt, 0xFFFFFFFE), (Even, 0xC0000000), (Floor, 0xC0400000)), // −2.5
        Of(0x4EFFFFFF, One, Zero, (ToInt, 0x7FFFFF80)), // the largest below 2³¹
        Of(0x4F000000, One, Zero, (ToInt, 0x7FFFFFFF)),
        Of(0xCF000000, One, Zero, (ToInt, 0x80000000)),
        Of(0xCF000001, One, Zero, (ToInt, 0x80000000)),
        Of(Infinity, One, Zero, (ToInt, 0x7FFFFFFF), (Floor, Infinity), (Root, Infinity)),
        Of(0xFF800000, One, Zero, (ToInt, 0x80000000)),
        Of(NaN, One, Zero, (ToInt, 0)),

        Of(One, Zero, Zero, (Quotient, Infinity)),
        Of(0x7F000000, 0x40800000, Zero, (Twice, Infinity)), // overflow
        Of(0x80000000, One, 0x80000000, (Fused, 0x80000000), (Twice, 0x80000000), (Floor, 0x80000000), (Even, 0x80000000)), // −0 keeps its sign
    ];

    /// <summary>[6 · question].</summary>
    public static IEnumerable<uint> Questions => All.SelectMany(static known => known.Question);

    /// <summary>What differs from what is known in answers to these questions, asked first; or null.</summary>
    public static string? Fault(SelfTestAnswers answers)
    {
        for (var i = 0; i < All.Length; i++)
        {
            foreach (var (word, bits) in All[i].Answers)
            {
                if (answers.Word(i, word) != bits) return $"word {word} of question {i} is {answers.Word(i, word):X8} instead of {bits:X8}";
            }
        }
        return null;
    }

    static Known Of(uint x, uint y, uint z, params (int Word, uint Bits)[] answers) => new([x, y, z, 0, 0, 0], answers);
}
