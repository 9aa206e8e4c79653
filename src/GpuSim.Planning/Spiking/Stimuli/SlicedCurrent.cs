using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>A direct current to some neurons of a population, or the mean of a noise current to them, in quanta of its channel of currents.</summary>
/// <param name="To">Index of the population.</param>
/// <param name="Neurons">Who gets it.</param>
/// <param name="Quanta">Its pieces; amplitudes in quanta.</param>
public sealed record SlicedCurrent(int To, NeuronRange Neurons, CurrentPlan Quanta)
{
    /// <summary>What these add to the currents of a population that sums must hold, pA.</summary>
    internal static double LargestCurrent(SpikingExperiment experiment, Population population) => Stimuli(experiment, population).Sum(stimulus => CourseOf(stimulus)!.LargestSize);

    /// <summary>Those of one population.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="population">Its plan, with the quantum of its channel of currents.</param>
    public static IEnumerable<SlicedCurrent> Of(SpikingExperiment experiment, PopulationPlan population) => Stimuli(experiment, population.Population)
        .Select(stimulus => (stimulus, course: SampledCourse.Of(stimulus, CourseOf(stimulus)!, experiment)))
        .Where(entry => entry.course.FirstStep < entry.course.EndStep)
        .Select(entry => new SlicedCurrent(population.Index, entry.stimulus.Neurons, CurrentPlan.Of(experiment, [entry.course], 1 / population.CurrentQuantum)));

    static IEnumerable<Stimulus> Stimuli(SpikingExperiment experiment, Population population) => experiment.Stimuli
        .Where(stimulus => ReferenceEquals(stimulus.To, population) && stimulus.Slice is not null && CourseOf(stimulus) is { LargestSize: > 0 });

    static TimeCourse? CourseOf(Stimulus stimulus) => stimulus switch
    {
        DirectCurrentStimulus current => current.Amplitude,
        OrnsteinUhlenbeckStimulus noise => noise.Mean,
        _ => null,
    };
}
