using System.Collections;

namespace GpuSim.Model.Spiking;

/// <summary>Successive ids, not written out: a range may be as long as a population.</summary>
/// <param name="first">The first.</param>
/// <param name="count">How many.</param>
public sealed class IdRange(int first, int count) : IReadOnlyList<int>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public int this[int index] => first + index;

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => Enumerable.Range(first, count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
