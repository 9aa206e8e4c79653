using GpuSim.Dynamics.Random;
using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>The draws of a slice whose model's steps need one for every neuron: a function of population, neuron and step.</summary>
/// <param name="plan">The plan.</param>
/// <param name="slice">Who gets them.</param>
/// <param name="block">Most neurons at a time, a multiple of four.</param>
internal sealed unsafe class NeuronDraws(SpikingPlan plan, SlicePlan slice, int block) : IDisposable
{
    readonly RandomStream _stream = plan.Populations[slice.Population].Draws(plan.Experiment);
    readonly HostBuffer<uint> _draws = new((long)plan.EpochSteps * block); // [slot, neuron of the block]

    /// <summary>Draws for the neurons [<paramref name="first"/>, <paramref name="end"/>) of the slice: [slot, neuron of the slice], as if those before the block were there.</summary>
    public uint* Fill(int first, int end, Epoch epoch)
    {
        for (var slot = 0; slot < epoch.Steps; slot++)
            RandomDraws.Fill(_stream, (uint)(slice.FirstInPopulation + first) >> 2, (uint)(epoch.FirstStep + slot), 0, new(_draws.View.Pointer + slot * block, end - first));
        return _draws.View.Pointer - first;
    }

    /// <summary>Frees the room.</summary>
    public void Dispose() => _draws.Dispose();
}
