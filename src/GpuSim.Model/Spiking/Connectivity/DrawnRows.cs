using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Rows whose lengths are known and whose partners are drawn uniformly.</summary>
/// <param name="axis">What a row belongs to.</param>
/// <param name="partners">Size of the population at the other end.</param>
/// <param name="length">Synapses of a row; not more than its choices where <see cref="Distinct"/>.</param>
/// <param name="maxLength">The longest.</param>
/// <param name="stream">Partner k of a row is draw k of the counters (·, row, <see cref="Purpose"/>, 0).</param>
internal sealed class DrawnRows(RowAxis axis, int partners, Func<int, int> length, int maxLength, RandomStream stream) : IRows
{
    /// <summary>Counter word 2 of the draws of partners; a rule that draws anything else takes another.</summary>
    public const uint Purpose = 0;

    /// <summary>Which partner a row must not hold.</summary>
    public required SelfInRow Self { get; init; }

    /// <summary>Whether a row may hold a partner only once.</summary>
    public required bool Distinct { get; init; }

    public RowAxis Axis => axis;
    public int MaxLength => maxLength;

    public int Fill(int row, Span<int> drawn)
    {
        var count = length(row);
        var self = Self.Of(row);
        var choices = partners - (self >= 0 ? 1 : 0);
        if (!Distinct) RandomDraws.FillBelow((uint)choices, stream, 0, (uint)row, Purpose, drawn[..count]);
        else if (count <= choices / 2) FillDistinct(row, choices, drawn[..count]);
        else FillAllBut(row, choices, drawn[..count]);
        if (self >= 0) StepOver(self, drawn[..count]);
        return count;
    }

    // Draws until every place has a choice not taken before.
    void FillDistinct(int row, int choices, Span<int> drawn)
    {
        var words = (choices >> 6) + 1;
        var taken = ArrayPool<ulong>.Shared.Rent(words);
        taken.AsSpan(0, words).Clear();
        Draw(row, choices, drawn, taken);
        ArrayPool<ulong>.Shared.Return(taken);
    }

    // More than half of the choices: draws those that are left out, and keeps the others, ascending.
    void FillAllBut(int row, int choices, Span<int> kept)
    {
        var words = (choices >> 6) + 1;
        var taken = ArrayPool<ulong>.Shared.Rent(words);
        var leftOut = ArrayPool<int>.Shared.Rent(choices - kept.Length);
        taken.AsSpan(0, words).Clear();
        Draw(row, choices, leftOut.AsSpan(0, choices - kept.Length), taken);
        var filled = 0;
        for (var choice = 0; choice < choices; choice++)
            if ((taken[choice >> 6] >> choice & 1) == 0) kept[filled++] = choice;
        ArrayPool<int>.Shared.Return(leftOut);
        ArrayPool<ulong>.Shared.Return(taken);
    }

    void Draw(int row, int choices, Span<int> drawn, ulong[] taken)
    {
        uint counter = 0;
        for (var filled = 0; filled < drawn.Length;)
        {
            var rest = drawn[filled..];
            RandomDraws.FillBelow((uint)choices, stream, counter, (uint)row, Purpose, rest);
            counter += (uint)(rest.Length + 3 >> 2);
            foreach (var choice in rest) // writes only behind what it reads
            {
                var bit = 1UL << choice;
                drawn[filled] = choice;
                filled += (taken[choice >> 6] & bit) == 0 ? 1 : 0;
                taken[choice >> 6] |= bit;
            }
        }
    }

    // The choices are all partners but self: those from it on stand for their successors.
    static void StepOver(int left, Span<int> drawn)
    {
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(drawn);
        var self = new Vector<int>(left);
        foreach (ref var vector in vectors) vector -= Vector.GreaterThanOrEqual(vector, self); // true is −1
        foreach (ref var partner in drawn[(vectors.Length * Vector<int>.Count)..])
            if (partner >= left) partner++;
    }
}
