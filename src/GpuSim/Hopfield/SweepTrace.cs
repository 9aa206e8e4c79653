using GpuSim.Execution.Hopfield;
using GpuSim.Hdf5;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>One trial in the file, sweep by sweep.</summary>
internal sealed class SweepTrace : ISweepListener
{
    readonly RecallPlan _plan;
    readonly ArrayAppender<double> _overlaps;
    readonly ArrayAppender<double>? _energies;
    readonly ArrayAppender<sbyte>? _states;
    readonly ArrayAppender<float>? _values; // states of real units
    readonly sbyte[] _row; // [probe, unit]
    readonly float[] _realRow;

    /// <summary>Writes what recall starts from.</summary>
    public SweepTrace(ArrayFile file, string group, RecallPlan plan, PatternSet set, HopfieldRecord record)
    {
        _plan = plan;
        var (probes, units) = (plan.Start.Rows, plan.Units);
        file.Write<int>(group + "targets", [.. plan.Targets], [probes]);
        if (set.Names is { } names) file.WriteText(group + "pattern_names", names);
        _overlaps = file.Grow<double>(group + "overlaps", [probes]);
        if (record.Energies) _energies = file.Grow<double>(group + "energies", [probes]);
        (_row, _realRow) = ([], []);
        if (!record.States) return;
        _row = new sbyte[(long)probes * units];
        WritePatterns(file, group + "patterns", set);
        Unpack(plan.Start);
        file.Write<sbyte>(group + "probes", _row, [probes, units]);
        if (plan.IsReal) (_row, _realRow, _values) = ([], new float[(long)probes * units], file.Grow<float>(group + "states", [probes, units]));
        else _states = file.Grow<sbyte>(group + "states", [probes, units]);
    }

    /// <inheritdoc/>
    public void Write(int sweeps, RecallStates states)
    {
        _overlaps.Append(RecallMeasures.Overlaps(_plan, states));
        _energies?.Append(RecallMeasures.Energies(_plan, states));
        if (_states is not null)
        {
            Unpack(states.Bits!);
            _states.Append(_row);
        }
        if (_values is null) return;
        for (var probe = 0; probe < states.Probes; probe++) states.Values(probe).CopyTo(_realRow.AsSpan(probe * states.Units));
        _values.Append(_realRow);
    }

    // Row by row, since stored patterns are many where probes are few.
    void WritePatterns(ArrayFile file, string dataset, PatternSet set)
    {
        var picture = set is { Width: { } width, Height: { } height } ? new Dictionary<string, object> { ["width"] = (long)width, ["height"] = (long)height } : null;
        var patterns = file.Grow<sbyte>(dataset, [_plan.Units], picture);
        var row = new sbyte[_plan.Units];
        for (var pattern = 0; pattern < _plan.Patterns.Rows; pattern++)
        {
            Unpack(_plan.Patterns.Row(pattern), row);
            patterns.Append(row);
        }
    }

    void Unpack(PatternBits bits)
    {
        for (var probe = 0; probe < bits.Rows; probe++) Unpack(bits.Row(probe), _row.AsSpan(probe * bits.Units, bits.Units));
    }

    void Unpack(ReadOnlySpan<uint> bits, Span<sbyte> values)
    {
        for (var unit = 0; unit < values.Length; unit++) values[unit] = (bits[unit >> 5] >> (unit & 31) & 1) != 0 ? (sbyte)1 : (sbyte)_plan.Silent;
    }
}
