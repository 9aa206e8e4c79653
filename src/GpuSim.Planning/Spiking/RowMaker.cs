using System.Runtime.InteropServices;
using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Planning.Spiking;

/// <summary>Makes one row of a projection at a time: partners, delays, weights. One for each thread.</summary>
internal sealed class RowMaker
{
    readonly ProjectionPlan _member;
    readonly IRows _rows;
    readonly double _dt;
    readonly ValueSampler? _drawnWeights;
    readonly PairValues? _pairWeights, _pairDelays;
    readonly uint[] _draws;
    readonly double[] _values;
    readonly bool _real;

    /// <param name="member">Whose rows.</param>
    /// <param name="table">Where it goes.</param>
    /// <param name="dt">Step in ms.</param>
    /// <param name="rows">Of its rule.</param>
    public RowMaker(ProjectionPlan member, TablePlan table, double dt, IRows rows)
    {
        (_member, _dt, _rows) = (member, dt, rows);
        _pairWeights = PairValues.Weights(member.Projection, rows);
        _pairDelays = PairValues.Delays(member.Projection, rows);
        if (_pairWeights is null && table.Format != SynapseFormat.TargetOnly) _drawnWeights = new(member.Projection.Weight, member.WeightStream);
        Partners = new int[rows.MaxLength];
        Delays = new int[rows.MaxLength];
        Weights = new int[rows.MaxLength];
        _draws = new uint[rows.MaxLength];
        _real = table.Format is SynapseFormat.Real or SynapseFormat.Plastic;
        _values = new double[_pairWeights is null && _pairDelays is null && !_real ? 0 : rows.MaxLength];
        Delays.AsSpan().Fill(member.Delays.Min);
    }

    /// <summary>[synapse of the row] id within the other end.</summary>
    public int[] Partners { get; }

    /// <summary>[synapse of the row] in steps.</summary>
    public int[] Delays { get; }

    /// <summary>[synapse of the row] in quanta, or the bits of floats; zero where the table's format holds none.</summary>
    public int[] Weights { get; }

    /// <summary>Makes a row and returns how many synapses it has.</summary>
    public int Make(int row, bool withWeights)
    {
        var count = _rows.Fill(row, Partners);
        if (!_member.Delays.IsConstant) FillDelays(row, count);
        if (withWeights && _real) FillReals(row, count);
        else if (withWeights) FillQuanta(row, count);
        return count;
    }

    /// <summary>The weights of the row just made, in the unit of the receptor, before they are rounded to quanta.</summary>
    public void FillWeights(int row, int count, Span<double> weights)
    {
        if (_pairWeights is not null) _pairWeights.Fill(row, Partners.AsSpan(0, count), weights);
        else if (_drawnWeights is not null) _drawnWeights.Fill((uint)row, weights[..count]);
        else weights[..count].Fill(_member.Projection.Weight.Centre);
    }

    void FillReals(int row, int count)
    {
        FillWeights(row, count, _values);
        var reals = MemoryMarshal.Cast<int, float>(Weights.AsSpan(0, count));
        for (var k = 0; k < count; k++) reals[k] = (float)_values[k];
    }

    void FillQuanta(int row, int count)
    {
        _drawnWeights?.FillQuanta((uint)row, Weights.AsSpan(0, count), _member.Quantum);
        if (_pairWeights is null) return;
        _pairWeights.Fill(row, Partners.AsSpan(0, count), _values);
        for (var k = 0; k < count; k++) Weights[k] = (int)Math.Round(_values[k] / _member.Quantum);
    }

    void FillDelays(int row, int count)
    {
        if (_pairDelays is not null)
        {
            _pairDelays.Fill(row, Partners.AsSpan(0, count), _values);
            for (var k = 0; k < count; k++) Delays[k] = DelayPlan.Steps(_values[k], _dt);
            return;
        }
        RandomDraws.Fill(_member.DelayStream, (uint)row, 0, _draws.AsSpan(0, count));
        var lookup = _member.Delays.Drawn!.Lookup;
        for (var k = 0; k < count; k++) Delays[k] = lookup.Value(_draws[k]);
    }
}
