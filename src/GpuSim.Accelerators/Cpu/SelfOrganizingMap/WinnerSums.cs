using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.KernelLanguage;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Sums of the samples of each winner, dimension by dimension, and how many they are: one dimension more. Units that won nothing are left out.</summary>
/// <remarks>A winner's samples add up in their order and by one thread.</remarks>
internal sealed unsafe class WinnerSums<TVectors, TFloat, TInt> : IDisposable
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>Dimensions of a tile.</summary>
    public const int Tile = 6;

    const int AtOnce = 16; // winners that a thread takes

    readonly MapPlan _plan;
    readonly int _threads;
    readonly int[] _ends, _winners, _grouped;
    readonly HostBuffer<float> _sums;
    readonly float* _first;
    readonly HostBuffer<float>[] _rows; // [worker][dimension to a whole vector]

    /// <summary>Makes room.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="most">Samples at once.</param>
    /// <param name="threads">That may work.</param>
    public WinnerSums(MapPlan plan, int most, int threads)
    {
        (_plan, _threads) = (plan, threads);
        var units = plan.Experiment.Grid.Units;
        (_ends, _winners, _grouped) = (new int[units], new int[Math.Min(units, most)], new int[most]);
        Tiles = (plan.Dimensions + 1 + Tile - 1) / Tile;
        _sums = new((long)_winners.Length * Tiles * Tile);
        _first = _sums.View.Pointer;
        _rows = [.. Enumerable.Range(0, threads).Select(_ => new HostBuffer<float>(plan.Dimensions + TVectors.Count))];
    }

    /// <summary>Tiles that hold all dimensions and the count; what fills up the last is 0.</summary>
    public int Tiles { get; }

    /// <summary>Units that won, ascending.</summary>
    public ReadOnlySpan<int> Winners => _winners.AsSpan(0, Count);

    /// <summary>Number of units that won.</summary>
    public int Count { get; private set; }

    /// <summary>[winner, dimension of the tile].</summary>
    public float* Of(int tile) => _first + (nint)tile * Count * Tile;

    /// <summary>Sums up.</summary>
    /// <param name="samples">[turn] which samples.</param>
    /// <param name="winners">[turn] their winners.</param>
    public void Compute(ReadOnlySpan<int> samples, ReadOnlySpan<int> winners)
    {
        Group(samples, winners);
        MapWork.Share(_threads, (long)samples.Length * _plan.Dimensions, (Count + AtOnce - 1) / AtOnce, (worker, some) =>
        {
            for (var winner = some * AtOnce; winner < Math.Min(Count, (some + 1) * AtOnce); winner++) Sum(winner, _rows[worker].View.Pointer);
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sums.Dispose();
        foreach (var row in _rows) row.Dispose();
    }

    // A counting sort: samples of one winner in a row, in their order. Ends are where the next unit's samples begin.
    void Group(ReadOnlySpan<int> samples, ReadOnlySpan<int> winners)
    {
        Array.Clear(_ends);
        for (var turn = 0; turn < samples.Length; turn++) _ends[winners[turn]]++;
        var (begin, count) = (0, 0);
        for (var unit = 0; unit < _ends.Length; unit++)
        {
            if (_ends[unit] > 0) _winners[count++] = unit;
            (_ends[unit], begin) = (begin, begin + _ends[unit]);
        }
        Count = count;
        for (var turn = 0; turn < samples.Length; turn++) _grouped[_ends[winners[turn]]++] = samples[turn];
    }

    void Sum(int winner, float* row)
    {
        var unit = _winners[winner];
        var begin = winner == 0 ? 0 : _ends[_winners[winner - 1]];
        var samples = _grouped.AsSpan(begin, _ends[unit] - begin);
        fixed (int* first = samples) Add(first, samples.Length, row);
        row[_plan.Dimensions] = samples.Length;
        for (var k = 0; k < Tiles * Tile; k++) Of(k / Tile)[winner * Tile + k % Tile] = k <= _plan.Dimensions ? row[k] : 0;
    }

    // Vectors may reach past the samples' end, into the margin of their memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Add(int* samples, int count, float* row)
    {
        var data = _plan.Data.View.Pointer;
        var dimensions = _plan.Dimensions;
        for (nint k = 0; k < dimensions; k += TVectors.Count)
        {
            var sum = TVectors.Broadcast(0f);
            for (var i = 0; i < count; i++) sum = TVectors.Add(sum, TVectors.Load(data + (nint)samples[i] * dimensions + k));
            TVectors.Store(sum, row + k);
        }
    }
}
