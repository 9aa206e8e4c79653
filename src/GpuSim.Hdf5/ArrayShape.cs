namespace GpuSim.Hdf5;

/// <summary>Lengths of one to four axes, the last the fastest, and the chunks they are cut into.</summary>
sealed class ArrayShape
{
    /// <summary>About the bytes of a chunk; an array of at most as many is stored in one piece.</summary>
    public const int ChunkBytes = 131072;

    const int MostAxes = 4;

    readonly long[] _lengths;

    /// <summary>Checks the lengths.</summary>
    /// <exception cref="ArgumentException">Too few or too many axes, a negative length, or more values than an array of .NET holds.</exception>
    public ArrayShape(params IEnumerable<long> lengths)
    {
        _lengths = [.. lengths];
        if (_lengths.Length is < 1 or > MostAxes) throw new ArgumentException($"An array has 1 to {MostAxes} axes, not {_lengths.Length}.", nameof(lengths));
        if (_lengths.Any(length => length < 0)) throw new ArgumentException($"The shape {this} has a negative length.", nameof(lengths));
        if (_lengths.Aggregate(1.0, (product, length) => product * length) > Array.MaxLength) throw new ArgumentException($"The shape {this} has more values than an array can hold, {Array.MaxLength}.", nameof(lengths));
    }

    /// <summary>Number of axes.</summary>
    public int Rank => _lengths.Length;

    /// <summary>[axis] length.</summary>
    public ReadOnlySpan<long> Lengths => _lengths;

    /// <summary>Number of values.</summary>
    public long Count => _lengths.Aggregate(1L, (product, length) => product * length);

    /// <summary>[axis] length of a chunk of values of <paramref name="size"/> bytes: the last axes whole, the first that does not fit in even parts.</summary>
    public long[] Chunk(int size)
    {
        var chunk = new long[Rank];
        long room = ChunkBytes / size;
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            var length = Math.Max(1, _lengths[axis]);
            var parts = (length + room - 1) / room;
            chunk[axis] = (length + parts - 1) / parts;
            room = Math.Max(1, room / chunk[axis]);
        }
        return chunk;
    }

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", _lengths) + "]";
}
