using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.Model;

namespace GpuSim.Planning;

/// <summary>Draws the values of a <see cref="Distribution"/>: pure functions of the stream and of who asks.</summary>
/// <remarks>
/// A value is the distribution's inverse at a uniform number; "draw again" is the inverse of the truncated distribution, so nothing ever loops.
/// <see cref="Value"/> takes 52 bits and the exact inverse. The batch form takes 32 bits and a table of 1,024 cubics, each within 1e-7 standard
/// deviations of the inverse; a cell where a cubic cannot do that (the tails, the edge of a clipped range) asks the inverse itself. So a batch reaches ±6.3 σ.
/// </remarks>
public sealed class ValueSampler
{
    const uint OnePurpose = 0, BatchPurpose = 1; // counter word 2
    const int CellBits = 10, WithinBits = 32 - CellBits;
    const double Tolerance = 1e-7; // standard deviations
    const double Draw = 1 / 4294967296.0;
    readonly RandomStream _stream;
    readonly Func<double, double>? _inverse; // null: no draws
    readonly IReadOnlyList<double>? _listed;  // [row]
    readonly Cubic[] _cells = [];            // [1024]

    /// <summary>Prepares the table, some 10,000 inverses for a normal distribution.</summary>
    /// <exception cref="ArgumentException">A normal distribution that is drawn again has nothing between its limits.</exception>
    public ValueSampler(Distribution distribution, RandomStream stream)
    {
        _stream = stream;
        _inverse = Inverse(distribution);
        _listed = (distribution as Distribution.Listed)?.Values;
        Smallest = _listed?.Min() ?? (_inverse is null ? Fixed(distribution) : _inverse(0.5 * Draw));
        Largest = _listed?.Max() ?? (_inverse is null ? Smallest : _inverse(1 - 0.5 * Draw));
        if (_inverse is not null) _cells = Tabulate(_inverse, Tolerance * Spread(distribution));
    }

    /// <summary>No value of a batch is smaller.</summary>
    public double Smallest { get; }

    /// <summary>No value of a batch is larger.</summary>
    public double Largest { get; }

    /// <summary>The value of element <paramref name="index"/> of <paramref name="row"/>; of a list, the value for that row.</summary>
    public double Value(uint row, uint index)
    {
        if (_listed is not null) return _listed[(int)row];
        if (_inverse is null) return Smallest;
        var block = Philox.Draw(_stream, new(index, row, OnePurpose, 0));
        return _inverse(RandomDraws.Unit(block.X, block.Y));
    }

    /// <summary>The values of a row's first elements in whole quanta: value / quantum rounded to even, clamped to what an <see cref="int"/> holds.</summary>
    /// <remarks>Element k comes from draw k of the row, whatever the length; other draws than <see cref="Value"/>'s.</remarks>
    /// <param name="row">Such as the index of the row of synapses.</param>
    /// <param name="quanta">Receives them.</param>
    /// <param name="quantum">In the unit of the distribution, above 0.</param>
    public void FillQuanta(uint row, Span<int> quanta, double quantum)
    {
        if (_inverse is null)
        {
            quanta.Fill(Round((_listed?[(int)row] ?? Smallest) / quantum));
            return;
        }
        RandomDraws.Fill(_stream, row, BatchPurpose, MemoryMarshal.Cast<int, uint>(quanta));
        var cells = _cells;
        foreach (ref var element in quanta) element = Round(Batched(cells, (uint)element) / quantum);
    }

    /// <summary>The values of a row's first elements before <see cref="FillQuanta"/> rounds them.</summary>
    /// <param name="row">Such as the index of the row of synapses.</param>
    /// <param name="values">Receives them.</param>
    public void Fill(uint row, Span<double> values)
    {
        if (_inverse is null)
        {
            values.Fill(Smallest);
            return;
        }
        var draws = MemoryMarshal.Cast<double, uint>(values)[values.Length..]; // the upper half: value k is written where draws 2k − n and before were
        RandomDraws.Fill(_stream, row, BatchPurpose, draws);
        for (var k = 0; k < values.Length; k++) values[k] = Batched(_cells, draws[k]);
    }

    static int Round(double value) => (int)Math.Round(value); // the cast saturates

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    double Batched(Cubic[] cells, uint draw)
    {
        var value = cells[draw >> WithinBits].At(((int)(draw & ((1u << WithinBits) - 1)) + 0.5) * (3.0 / (1 << WithinBits)));
        if (value >= Smallest && value <= Largest) return value;
        return Elsewhere(value, draw);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    double Elsewhere(double value, uint draw) =>
        double.IsNaN(value) ? _inverse!((draw + 0.5) * Draw) : value < Smallest ? Smallest : Largest;

    static Cubic[] Tabulate(Func<double, double> inverse, double tolerance)
    {
        var cells = new Cubic[1 << CellBits];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            double At(double third) => inverse((cell + third / 3) / cells.Length);
            var cubic = Cubic.Through(At(0), At(1), At(2), At(3));
            var good = Good(0.4) && Good(1.5) && Good(2.6); // where a cubic through 0, 1, 2, 3 is farthest off
            cells[cell] = good ? cubic : Cubic.None;
            bool Good(double third) => Math.Abs(cubic.At(third) - At(third)) <= tolerance;
        }
        return cells;
    }

    static Func<double, double>? Inverse(Distribution distribution) => distribution switch
    {
        Distribution.Uniform uniform => u => uniform.Low + u * (uniform.High - uniform.Low),
        Distribution.Normal { StandardDeviation: 0 } => null,
        Distribution.Normal { Outside: OutOfRange.Redraw } normal =>
            new TruncatedNormal(normal.Mean, normal.StandardDeviation, normal.Min, normal.Max).Quantile,
        Distribution.Normal normal =>
            u => Math.Clamp(normal.Mean + normal.StandardDeviation * NormalDistribution.Quantile(u), normal.Min, normal.Max),
        Distribution.Lognormal { StandardDeviation: 0 } => null,
        Distribution.Lognormal lognormal when new LognormalNumbers(lognormal.Mean, lognormal.StandardDeviation) is var numbers =>
            lognormal.Sign < 0 ? u => -numbers.Quantile(1 - u) : numbers.Quantile,
        _ => null,
    };

    static double Fixed(Distribution distribution) =>
        distribution is Distribution.Normal normal ? Math.Clamp(normal.Mean, normal.Min, normal.Max) : distribution.Centre;

    static double Spread(Distribution distribution) => distribution switch
    {
        Distribution.Normal normal => normal.StandardDeviation,
        Distribution.Uniform uniform => Math.Max(uniform.High - uniform.Low, Math.Abs(uniform.High)),
        Distribution.Lognormal lognormal => lognormal.StandardDeviation,
        _ => 0,
    };

    // c0 + c1 s + c2 s² + c3 s³ over one cell, s from 0 to 3.
    readonly struct Cubic(double c0, double c1, double c2, double c3)
    {
        public static readonly Cubic None = new(double.NaN, 0, 0, 0);

        readonly double _c0 = c0, _c1 = c1, _c2 = c2, _c3 = c3;

        public double At(double s) => _c0 + s * (_c1 + s * (_c2 + s * _c3));

        public static Cubic Through(double f0, double f1, double f2, double f3)
        {
            double first = f1 - f0, second = f2 - 2 * f1 + f0, third = f3 - 3 * f2 + 3 * f1 - f0;
            return new(f0, first - second / 2 + third / 3, (second - third) / 2, third / 6);
        }
    }
}
