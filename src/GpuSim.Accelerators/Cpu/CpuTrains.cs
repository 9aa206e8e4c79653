using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds given spikes to the input of a slice.</summary>
internal sealed class CpuTrains : CpuDrive
{
    readonly TrainPlan _plan;
    readonly SlicePlan _slice;
    readonly InputSlots _input;
    readonly (int Step, int Neuron)[] _spikes; // of the slice, ascending
    int _next;

    /// <param name="plan">The stimulus.</param>
    /// <param name="slice">Who gets it.</param>
    /// <param name="input">Where it goes.</param>
    public CpuTrains(TrainPlan plan, SlicePlan slice, InputSlots input)
    {
        (_plan, _slice, _input) = (plan, slice, input);
        var (starts, steps) = (plan.Spikes.Starts, plan.Spikes.Steps);
        var first = starts[slice.FirstInPopulation];
        _spikes = new (int, int)[starts[slice.FirstInPopulation + slice.Count] - first];
        for (var neuron = 0; neuron < slice.Count; neuron++)
            for (var spike = starts[slice.FirstInPopulation + neuron]; spike < starts[slice.FirstInPopulation + neuron + 1]; spike++)
                _spikes[spike - first] = (steps[spike], neuron);
        Array.Sort(_spikes);
    }

    /// <summary>The first block brings the spikes of the whole slice: they are few, and in the order of time.</summary>
    public override void Add(int first, int end, Epoch epoch)
    {
        if (first > 0) return;
        for (; _next < _spikes.Length && _spikes[_next].Step < epoch.EndStep; _next++)
        {
            var (step, neuron) = _spikes[_next];
            _input.At((int)(step - epoch.FirstStep), _plan.Receptor)[_slice.FirstInShard + neuron] += _plan.Weight;
        }
    }
}
