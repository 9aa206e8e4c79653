using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>The direct current of a population, the sum of all stimuli that go to all its neurons: piece i holds from its first step until the next piece's; before the first there is none.</summary>
/// <param name="FirstSteps">[piece] ascending.</param>
/// <param name="Amplitudes">[piece] pA.</param>
public sealed record CurrentPlan(int[] FirstSteps, float[] Amplitudes)
{
    /// <summary>Bytes of a piece.</summary>
    public const int PieceBytes = sizeof(int) + sizeof(float);

    /// <summary>Adds up the currents of one population.</summary>
    public static CurrentPlan Of(SpikingExperiment experiment, Population population)
    {
        return Of(experiment, [.. Courses(experiment, population, stimulus => stimulus.Slice is null)], 1);
    }

    /// <summary>Adds up courses, in parts of a unit of which there are <paramref name="perUnit"/>.</summary>
    internal static CurrentPlan Of(SpikingExperiment experiment, SampledCourse[] courses, double perUnit)
    {
        var steps = courses.SelectMany(course => course.Changes().Append(course.EndStep)).Where(step => step < experiment.Steps).Distinct().Order().ToArray();
        return new([.. steps.Select(step => checked((int)step))], [.. steps.Select(step => Sum(courses, step, perUnit))]);
    }

    /// <summary>Pieces that the currents of a population may come to, before any is made.</summary>
    public static double MostPieces(SpikingExperiment experiment, Population population) => Courses(experiment, population, _ => true).Sum(course => course.Distinct == 1 ? 2.0 : course.Changing + 1.0);

    // The mean of a noise current is a direct current: its noise alone goes by the channel of currents.
    static IEnumerable<SampledCourse> Courses(SpikingExperiment experiment, Population population, Func<Stimulus, bool> taken) => experiment.Stimuli.Where(stimulus => ReferenceEquals(stimulus.To, population) && taken(stimulus))
        .Select(stimulus => stimulus switch
        {
            DirectCurrentStimulus current => SampledCourse.Of(stimulus, current.Amplitude, experiment),
            OrnsteinUhlenbeckStimulus noise => SampledCourse.Of(stimulus, noise.Mean, experiment),
            _ => null,
        }).OfType<SampledCourse>().Where(course => course.FirstStep < course.EndStep);

    static float Sum(SampledCourse[] courses, long step, double perUnit)
    {
        var sum = 0.0;
        foreach (var course in courses)
            if (step >= course.FirstStep && step < course.EndStep) sum += course.At(step);
        return (float)(sum * perUnit);
    }
}
