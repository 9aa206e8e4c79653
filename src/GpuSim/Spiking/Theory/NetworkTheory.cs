using GpuSim.Analysis.Spiking.Theory;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Spiking.Theory;

/// <summary>What mean-field theory says of an experiment, where it applies; docs/regimes.md says where that is.</summary>
public static class NetworkTheory
{
    /// <summary>Mean rate of all recorded neurons in Hz as a network at rest reaches it; null where theory does not apply or finds none, or nothing is recorded.</summary>
    public static double? RateHz(SpikingExperiment experiment)
    {
        if (experiment.RecordSpikes.Count == 0 || Of(experiment)?.FromSilence() is not { } rates) return null;
        var recorded = experiment.Populations.Zip(rates).Where(entry => experiment.RecordSpikes.Contains(entry.First)).ToArray();
        return recorded.Sum(entry => entry.First.Size * entry.Second) / recorded.Sum(entry => entry.First.Size);
    }

    /// <summary>The network as theory sees it: of model <c>lif</c>, its neurons alike, their in-degrees too, its weights fixed, its drive stationary; null if it is not.</summary>
    public static MeanField? Of(SpikingExperiment experiment) =>
        experiment.Populations.All(HasLikeNeurons) && experiment.Projections.All(IsUniform) && experiment.Stimuli.All(IsStationary)
            ? new([.. experiment.Populations.Select(population => PopulationOf(population, experiment))])
            : null;

    static bool HasLikeNeurons(Population population) => population.Model.Schema.Name == "lif" && population.Varied.Count == 0;

    static bool IsUniform(Projection projection) => projection is { FromSlice: null, ToSlice: null, Synapse: null, Weight: Distribution.Constant } && GivesLikeInDegrees(projection.Rule);

    // Neither what an edge list gives nor what distance makes of neurons at an edge.
    static bool GivesLikeInDegrees(IConnectivityRule rule) => rule is AllToAll or FixedInDegree or FixedOutDegree or FixedTotalNumber or OneToOne or PairwiseBernoulli;

    static bool IsStationary(Stimulus stimulus) =>
        stimulus is { Slice: null, Start: 0, Stop: double.PositiveInfinity } and (PoissonStimulus { Rate: TimeCourse.Constant } or DirectCurrentStimulus { Amplitude: TimeCourse.Constant });

    static MeanFieldPopulation PopulationOf(Population population, SpikingExperiment experiment)
    {
        var value = population.Parameters.All;
        var current = value["i_e"] + experiment.Stimuli.OfType<DirectCurrentStimulus>().Where(stimulus => stimulus.To == population).Sum(stimulus => ((TimeCourse.Constant)stimulus.Amplitude).Value);
        return new(
            population.Name, new(value["tau_m"], value["v_threshold"], value["v_reset"], value["t_ref"]), value["v_rest"] + current * value["tau_m"] / value["c_m"],
            [.. experiment.Projections.Where(projection => projection.To == population).Select(projection => Input(projection, experiment))],
            [.. experiment.Stimuli.OfType<PoissonStimulus>().Where(stimulus => stimulus.To == population).Select(stimulus => new MeanFieldDrive(((TimeCourse.Constant)stimulus.Rate).Value, stimulus.Weight))]);
    }

    static MeanFieldInput Input(Projection projection, SpikingExperiment experiment) => new(
        experiment.Populations.ToList().IndexOf(projection.From),
        projection.Rule.ExpectedSynapses(projection.Endpoints) / projection.To.Size,
        ((Distribution.Constant)projection.Weight).Value);
}
