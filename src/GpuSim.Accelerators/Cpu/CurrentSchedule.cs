using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>The direct current of a population, step by step.</summary>
internal sealed class CurrentSchedule(SpikingExperiment experiment, Population population)
{
    readonly (long First, long End, double Amplitude)[] _currents =
    [
        .. experiment.Stimuli.OfType<DirectCurrentStimulus>().Where(stimulus => ReferenceEquals(stimulus.To, population))
            .Select(stimulus => (SpikingPlanner.StepAt(stimulus.Start, experiment), SpikingPlanner.StepAt(stimulus.Stop, experiment), stimulus.Amplitude)),
    ];

    /// <summary>Writes the sum of all currents of each step, pA.</summary>
    public void Fill(ArrayView<float> current, Epoch epoch)
    {
        for (var slot = 0; slot < epoch.Steps; slot++)
        {
            var sum = 0.0;
            foreach (var (first, end, amplitude) in _currents)
                if (epoch.FirstStep + slot >= first && epoch.FirstStep + slot < end) sum += amplitude;
            current[slot] = (float)sum;
        }
    }
}
