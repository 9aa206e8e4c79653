using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Planning.Spiking;

/// <summary>Picks the weight that one quantum stands for, so that integer sums cannot overflow and rounding changes no weight by more than a thousandth.</summary>
/// <remarks>
/// Quanta are powers of two: turning a sum into a float then only moves its exponent. Where several populations of one model
/// can share a quantum they do, so that projections of one weight share rows.
/// </remarks>
internal static class QuantumChoice
{
    const double LargestSum = int.MaxValue;
    const double LargestNarrow = short.MaxValue;
    const double Tolerance = 1e-3;
    const double Tail = 6.5;          // standard deviations; a 32-bit draw reaches 6.3
    const int Finest = -100;          // a quantum is a normal float

    /// <summary>Everything that can reach one receptor of one population.</summary>
    sealed record Arrivals(SpikingExperiment Experiment, IReadOnlyList<Projection> Projections, IReadOnlyList<SpikeSource> Stimuli)
    {
        IEnumerable<Projection> Static => Projections.Where(projection => projection.Synapse is null);

        public double WorstSum =>
            Projections.Sum(projection => projection.Rule.LargestInDegree(projection.Endpoints) * LargestArrival(Experiment, projection))
            + Stimuli.Sum(drive => drive.MaxCount * Math.Abs(drive.Weight));

        public IEnumerable<double> FixedWeights =>
            Static.Select(projection => projection.Weight).OfType<Distribution.Constant>().Select(constant => constant.Value)
                .Concat(Stimuli.Select(drive => drive.Weight)).Select(Math.Abs).Where(weight => weight > 0);

        public IEnumerable<Projection> Varying => Static.Where(projection => projection.Weight is not Distribution.Constant);

        // A hundredth of what a synapse can transmit is still rounded within the tolerance.
        IEnumerable<double> Transmitted => Projections.Except(Static).Select(projection => 0.01 * TypicalArrival(Experiment, projection)).Where(size => size > 0);

        /// <summary>The largest quantum that keeps every weight within the tolerance.</summary>
        public double Coarsest => 2 * Tolerance * FixedWeights.Concat(Varying.Select(TypicalWeight).Where(weight => weight > 0)).Concat(Transmitted).DefaultIfEmpty(1).Min();
    }

    /// <summary>The choice for every population and receptor; what cannot be chosen is added to <paramref name="problems"/>.</summary>
    /// <param name="experiment">The whole experiment.</param>
    /// <param name="stimuli">Stimuli whose spikes arrive at receptors.</param>
    /// <param name="problems">Grows by what does not fit.</param>
    public static IReadOnlyList<IReadOnlyList<ReceptorPlan>> Choose(
        SpikingExperiment experiment, IReadOnlyList<SpikeSource> stimuli, List<Problem> problems)
    {
        var plans = experiment.Populations.Select(population => population.Model.Schema.Receptors
            .Select((_, receptor) => Choose(ArrivalsAt(experiment, stimuli, population, receptor), population, receptor, problems)).ToArray()).ToArray();
        Share(experiment, stimuli, plans);
        return plans;
    }

    static Arrivals ArrivalsAt(SpikingExperiment experiment, IReadOnlyList<SpikeSource> stimuli, Population population, int receptor) => new(
        experiment,
        [.. experiment.Projections.Where(projection => ReferenceEquals(projection.To, population) && projection.Receptor == receptor && projection.Synapse?.Model is not ContinuousModel { Effect: ContinuousEffect.Current })],
        [.. stimuli.Where(drive => ReferenceEquals(drive.To, population) && drive.Receptor == receptor)]);

    static ReceptorPlan Choose(Arrivals arrivals, Population population, int receptor, List<Problem> problems)
    {
        var worst = arrivals.WorstSum;
        if (worst == 0) return new(1, 0, false);
        var forSums = PowerOfTwoAtLeast(worst / LargestSum);
        var forNarrow = PowerOfTwoAtLeast(arrivals.Varying.Select(LargestWeight).DefaultIfEmpty(0).Max() / LargestNarrow);
        var narrow = Math.Max(forSums, forNarrow);
        if (narrow <= arrivals.Coarsest) return new(narrow, worst / narrow, false);
        if (forSums <= arrivals.Coarsest) return new(forSums, worst / forSums, true);
        var unit = population.Model.Schema.Receptors[receptor].WeightUnit.Symbol;
        problems.Add(new(
            arrivals.Projections.Select(projection => $"{projection.Origin}.weight").FirstOrDefault() ?? arrivals.Stimuli[0].Origin,
            FormattableString.Invariant($"expected weights whose worst sum fits 31 bits, got a sum of up to {worst:g4} {unit} at {population.Name}.{population.Model.Schema.Receptors[receptor].Name} beside a weight of {arrivals.Coarsest / (2 * Tolerance):g4} {unit}, which the sum would round by more than a thousandth"),
            "Bring the weights closer together, or send them to different receptors."));
        return new(forSums, worst / forSums, true);
    }

    static void Share(SpikingExperiment experiment, IReadOnlyList<SpikeSource> stimuli, ReceptorPlan[][] plans)
    {
        foreach (var alike in experiment.Populations.Select((population, index) => (population, index)).GroupBy(entry => entry.population.Model.Schema.Name))
            for (var receptor = 0; receptor < alike.First().population.Model.Schema.Receptors.Count; receptor++)
            {
                var used = alike.Where(entry => plans[entry.index][receptor].WorstSum > 0).ToArray();
                if (used.Length < 2) continue;
                var common = used.Max(entry => plans[entry.index][receptor].Quantum);
                foreach (var (population, index) in used)
                {
                    var plan = plans[index][receptor];
                    if (common <= ArrivalsAt(experiment, stimuli, population, receptor).Coarsest)
                        plans[index][receptor] = plan with { Quantum = common, WorstSum = plan.WorstSum * plan.Quantum / common };
                }
            }
    }

    /// <summary>Largest size of what one synapse brings in a step.</summary>
    public static double LargestArrival(SpikingExperiment experiment, Projection projection) => Arrival(experiment, projection, LargestWeight(projection));

    static double TypicalArrival(SpikingExperiment experiment, Projection projection) => Arrival(experiment, projection, TypicalWeight(projection));

    static double Arrival(SpikingExperiment experiment, Projection projection, double weight) => projection.Synapse is { Model: ContinuousModel model } synapse
        ? model.LargestTransmission(synapse.Parameters, weight, SignalRange.Of(experiment, projection))
        : PlasticWeights.Largest(projection, weight, experiment.Dt);

    static double LargestWeight(Projection projection) => projection.Weight switch
    {
        Distribution.Constant constant => Math.Abs(constant.Value),
        Distribution.Uniform uniform => Math.Max(Math.Abs(uniform.Low), Math.Abs(uniform.High)),
        Distribution.Normal normal => Math.Max(
            Math.Abs(Math.Clamp(normal.Mean - Tail * normal.StandardDeviation, normal.Min, normal.Max)),
            Math.Abs(Math.Clamp(normal.Mean + Tail * normal.StandardDeviation, normal.Min, normal.Max))),
        Distribution.Lognormal { StandardDeviation: 0 } lognormal => lognormal.Mean,
        Distribution.Lognormal lognormal => new LognormalNumbers(lognormal.Mean, lognormal.StandardDeviation).At(Tail),
        Distribution.FromFile file => Math.Abs(file.Factor) * DataOf(projection).Weights.High,
        Distribution.ByDistance far => LargestSize(far.Profile.Range(projection.Endpoints.Distances!.Longest())),
        _ => throw new NotSupportedException(),
    };

    static double TypicalWeight(Projection projection) => projection.Weight switch
    {
        Distribution.Uniform uniform => Math.Max(Math.Abs(uniform.Centre), uniform.High - uniform.Low),
        Distribution.Normal normal => Math.Max(Math.Abs(normal.Mean), normal.StandardDeviation),
        Distribution.Lognormal { StandardDeviation: > 0 } lognormal => new LognormalNumbers(lognormal.Mean, lognormal.StandardDeviation).Median,
        Distribution.FromFile file => Math.Abs(file.Factor) * DataOf(projection).Weights.Low,
        _ => LargestWeight(projection),
    };

    static EdgeData DataOf(Projection projection) => ((EdgeList)projection.Rule).Data!;

    static double LargestSize((double Low, double High) range) => Math.Max(Math.Abs(range.Low), Math.Abs(range.High));

    /// <summary>The smallest power of two that is no smaller, of those that are normal floats.</summary>
    public static double PowerOfTwoAtLeast(double value)
    {
        var power = Finest;
        while (Math.ScaleB(1, power) < value) power++;
        return Math.ScaleB(1, power);
    }
}
