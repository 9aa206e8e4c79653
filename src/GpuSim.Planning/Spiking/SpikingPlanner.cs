using GpuSim.Dynamics.Random;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Planning.Spiking;

/// <summary>The third gate: decides delays in steps, quanta, tables and drives, and refuses what cannot be run.</summary>
public static class SpikingPlanner
{
    const int LongestEpoch = 32;      // input slots of an epoch must stay in cache
    const int LongestDelay = 1 << 16; // steps of spike history kept
    const double Tail = 6.5;          // standard deviations; a 32-bit draw reaches 6.3

    /// <summary>Decides everything that does not depend on device or thread count.</summary>
    /// <exception cref="InfeasibleException">A sum of weights would overflow, a delay is too long, or a Poisson rate too high.</exception>
    public static SpikingPlan Plan(SpikingExperiment experiment)
    {
        experiment = EdgeLists.Read(experiment);
        var problems = experiment.Projections.SelectMany(projection => CheckDelays(projection, experiment.Dt))
            .Concat(experiment.Populations.SelectMany(population => NeuronParameters.Broken(experiment, population)))
            .Concat(LearningRange.Check(experiment)).Concat(CouplingStep.Check(experiment)).ToList();
        var stimuli = new StimulusTables(experiment, problems);
        if (problems.Count > 0) throw new InfeasibleException([.. problems.Distinct()]); // what follows tabulates delays
        var quanta = QuantumChoice.Choose(experiment, stimuli.Sources, problems);
        var populations = experiment.Populations.Select((population, index) => new PopulationPlan(index, population, quanta[index])
        {
            CurrentQuantum = CurrentQuantum.Of(experiment, population),
            Signal = SignalRange.Variable(experiment, population),
        }).ToArray();
        var index = populations.ToDictionary(plan => plan.Population.Name, plan => plan.Index);
        var projections = experiment.Projections.Select(projection => Plan(experiment, projection, index[projection.To.Name], quanta)).ToArray();
        if (problems.Count > 0) throw new InfeasibleException(problems);
        var shortest = projections.Select(plan => plan.Delays.Min).DefaultIfEmpty(0).Min();
        return stimuli.AddTo(new()
        {
            Experiment = experiment,
            MinDelay = shortest,
            MaxDelay = projections.Select(plan => plan.Delays.Max).DefaultIfEmpty(0).Max(),
            EpochSteps = experiment.Projections.Any(projection => projection.Synapse?.Model is ContinuousModel { Learns: true }) ? 1 // by every step's signals
                : shortest == 0 ? LongestEpoch : Math.Min(shortest, LongestEpoch),
            Populations = populations,
            Tables = Tables(projections, index, quanta),
        });
    }

    static IEnumerable<Problem> CheckDelays(Projection projection, double dt)
    {
        var (shortest, longest) = projection.Delay switch
        {
            Distribution.Uniform uniform => (uniform.Low / dt, uniform.High / dt),
            Distribution.Normal normal => (Reach(normal, -Tail) / dt, Reach(normal, Tail) / dt),
            Distribution.Lognormal { StandardDeviation: > 0 } lognormal when new LognormalNumbers(lognormal.Mean, lognormal.StandardDeviation) is var numbers => (numbers.At(-Tail) / dt, numbers.At(Tail) / dt),
            Distribution.FromFile file when projection.Rule is EdgeList { Data: { } data } => (data.Delays.Low * file.Factor / dt, data.Delays.High * file.Factor / dt),
            Distribution.ByDistance far when far.Profile.Range(projection.Endpoints.Distances!.Longest()) is var range => (range.Low / dt, range.High / dt),
            _ => (projection.Delay.Centre / dt, projection.Delay.Centre / dt),
        };
        var path = $"{projection.Origin}.delay";
        if (Math.Round(longest) > LongestDelay)
            yield return new(path, FormattableString.Invariant($"expected delays of at most {LongestDelay} steps, got up to {Math.Round(longest)}"), "Shorten the delay or lengthen dt.");
        else if (longest - Math.Max(1, shortest) > ThresholdTable.MostValues - 2)
            yield return new(path, FormattableString.Invariant($"expected delays that differ by fewer than {ThresholdTable.MostValues - 2} steps, got {Math.Round(shortest)} to {Math.Round(longest)} steps"), "Bring them closer together or lengthen dt.");
    }

    static double Reach(Distribution.Normal normal, double deviations) =>
        Math.Clamp(normal.Mean + deviations * normal.StandardDeviation, normal.Min, normal.Max);

    static ProjectionPlan Plan(SpikingExperiment experiment, Projection projection, int to, IReadOnlyList<IReadOnlyList<ReceptorPlan>> quanta)
    {
        var seed = experiment.Seeds.Network;
        return new(
            projection, to, DelayPlan.Of(projection, experiment.Dt), quanta[to][projection.Receptor].Quantum,
            RandomStream.Named(seed, $"projection/{projection.Name}/rule"),
            RandomStream.Named(seed, $"projection/{projection.Name}/weight"),
            RandomStream.Named(seed, $"projection/{projection.Name}/delay"));
    }

    /// <summary>The step that begins at <paramref name="time"/> ms, or the run's end if that is earlier.</summary>
    public static long StepAt(double time, SpikingExperiment experiment) =>
        (long)Math.Min(experiment.Steps, Math.Round(time / experiment.Dt));

    static List<TablePlan> Tables(ProjectionPlan[] projections, Dictionary<string, int> index, IReadOnlyList<IReadOnlyList<ReceptorPlan>> quanta) =>
    [
        .. projections
            .Where(plan => plan.Projection.Rule.ExpectedSynapses(plan.Projection.Endpoints) > 0)
            .GroupBy(plan =>
            {
                var (format, weight) = Format(plan, quanta[plan.To][plan.Projection.Receptor]);
                var delay = plan.Delays.IsConstant ? plan.Delays.Min : 0; // one far delay must not stretch every row
                return (From: index[plan.Projection.From.Name], plan.Projection.Receptor, format, weight, delay, Synapses: Alike(plan));
            })
            .Select(group => new TablePlan(
                group.Key.From, group.Key.Receptor, group.Key.format, group.Key.weight,
                group.Min(plan => plan.Delays.Min), group.Max(plan => plan.Delays.Max), [.. group])),
    ];

    // What must be the same for synapses to share rows: what is transmitted continuously goes to one population, and weights that learn are one projection's.
    static object? Alike(ProjectionPlan plan) => plan.Projection.Synapse switch
    {
        null => null,
        { Model: SpikeTimingModel or ContinuousModel { Learns: true } } => plan.Projection,
        { Model: ContinuousModel } synapse => (synapse, plan.To),
        var synapse => (synapse, plan.Quantum),
    };

    static (SynapseFormat Format, int RowWeight) Format(ProjectionPlan plan, ReceptorPlan receptor) =>
        plan.Projection.Synapse?.Model is ContinuousModel ? (SynapseFormat.Real, 0) // whose quantum is applied to what each transmits: targets of one table are one population
        : plan.Projection.Synapse is not null ? (SynapseFormat.Plastic, 0)
        : plan.Projection.Weight is Distribution.Constant constant ? (SynapseFormat.TargetOnly, (int)Math.Round(constant.Value / plan.Quantum))
        : receptor.Wide ? (SynapseFormat.Wide, 0)
        : (SynapseFormat.Narrow, 0);
}
