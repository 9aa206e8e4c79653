using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>A noise current of mean 0 to neurons of one population, in quanta of its channel of currents.</summary>
/// <param name="To">Index of the population.</param>
/// <param name="Neurons">Who of it.</param>
/// <param name="Loss">1 − exp(−dt/τ).</param>
/// <param name="Spread">σ √(1 − exp(−2 dt/τ)), quanta.</param>
/// <param name="Sigma">σ, quanta.</param>
/// <param name="FirstStep">First step with input.</param>
/// <param name="EndStep">One past the last.</param>
/// <param name="Stream">One draw per neuron and step.</param>
public sealed record NoisePlan(int To, NeuronRange Neurons, float Loss, float Spread, float Sigma, long FirstStep, long EndStep, RandomStream Stream)
{
    /// <summary>What noise adds to the currents of a population that sums must hold, pA: 64 standard deviations, which no neuron ever comes to. Rounding is still below 1e-7 of one.</summary>
    public static double LargestCurrent(SpikingExperiment experiment, Population population) => Noises(experiment, population).Sum(noise => 64 * noise.Sigma);

    /// <summary>The noise of one population.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="population">Its plan, with the quantum of its channel of currents.</param>
    public static IEnumerable<NoisePlan> Of(SpikingExperiment experiment, PopulationPlan population) => Noises(experiment, population.Population).Select(noise => new NoisePlan(
        population.Index, noise.Neurons,
        (float)-Exponential.ExpMinusOne(-experiment.Dt / noise.Tau),
        (float)(noise.Sigma / population.CurrentQuantum * Math.Sqrt(-Exponential.ExpMinusOne(-2 * experiment.Dt / noise.Tau))),
        (float)(noise.Sigma / population.CurrentQuantum),
        SpikingPlanner.StepAt(noise.Start, experiment), SpikingPlanner.StepAt(noise.Stop, experiment), RandomStream.Named(experiment.Seeds.Noise, $"stimulus/{noise.Name}")));

    static IEnumerable<OrnsteinUhlenbeckStimulus> Noises(SpikingExperiment experiment, Population population) =>
        experiment.Stimuli.OfType<OrnsteinUhlenbeckStimulus>().Where(noise => ReferenceEquals(noise.To, population) && noise.Sigma > 0);
}
