using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds one Poisson stimulus of changing rate to the input of a slice.</summary>
internal sealed class CpuRate : CpuDrive
{
    readonly RatePlan _plan;
    readonly SlicePlan _slice;
    readonly InputSlots _input;
    readonly uint[] _draws;
    readonly SlicedInput _gathered;
    readonly CpuRateTable _table;
    readonly RateLayout _drive;

    /// <param name="plan">The stimulus.</param>
    /// <param name="table">Its thresholds.</param>
    /// <param name="slice">Who gets it.</param>
    /// <param name="input">Where it goes.</param>
    /// <param name="block">Most neurons at a time.</param>
    public CpuRate(RatePlan plan, CpuRateTable table, SlicePlan slice, InputSlots input, int block)
    {
        (_plan, _table, _slice, _input) = (plan, table, slice, input);
        _draws = new uint[block];
        _gathered = new(block);
        _drive = new() { Key0 = plan.Stream.Key0, Key1 = plan.Stream.Key1, FirstStep = checked((int)plan.FirstStep), Parts = plan.Counts.Parts, Weight = plan.Weight, Width = plan.Counts.Width };
    }

    /// <inheritdoc/>
    public override void Add(int first, int end, Epoch epoch)
    {
        var (from, to) = Part(_plan.Neurons, _slice, first, end);
        if (from == to) return;
        var quad = (_slice.FirstInPopulation + first) / PoissonDrive.Neurons;
        for (var slot = 0; slot < epoch.Steps; slot++)
        {
            var step = epoch.FirstStep + slot;
            if (step < _plan.FirstStep || step >= _plan.EndStep) continue;
            var sums = _input.At(slot, _plan.Receptor).SubView(_slice.FirstInShard + first, end - first);
            var all = to - from == end - first;
            RateDrive.AddMany(quad, (int)step, _drive, _table.Thresholds, _table.Rows, all ? sums : _gathered.Room(end - first), _draws.AsSpan(0, end - first));
            if (!all) _gathered.AddTo(sums, from, to);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _gathered.Dispose();
}
