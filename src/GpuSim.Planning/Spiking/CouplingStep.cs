using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Planning.Spiking;

/// <summary>Whether the step is short enough for gap junctions, which are stepped explicitly: their current during a step follows from potentials before it.</summary>
/// <remarks>
/// A pair of neurons keeps the part 1 − 2 g dt/C of the difference of their potentials in a step, so beyond g dt/C = 1 it grows without end. What the sum of a neuron's junctions
/// would move it by is held to the whole difference.
/// </remarks>
internal static class CouplingStep
{
    const float Probe = 100; // pA: moves a potential far enough for a float to tell, and no neuron to its threshold in a step

    /// <summary>What is wrong with the gap junctions of a network.</summary>
    public static IEnumerable<Problem> Check(SpikingExperiment experiment) =>
        from projection in experiment.Projections
        where projection.Synapse?.Model is ContinuousModel { Effect: ContinuousEffect.Current }
        group projection by projection.To.Name into coupled
        let conductance = Largest(coupled)
        let part = conductance * coupled.First().To.Model.Accept(new Lift(experiment, coupled.First().To))
        where part > 1
        select new Problem(
            $"{coupled.First().Origin}.weight",
            FormattableString.Invariant($"expected gap junctions that move a neuron by at most the difference of potentials in a step, g dt/C up to 1, got {part:g3}, as {new Quantity((double)(float)conductance, Unit.Nanosiemens)} come to a neuron of \"{coupled.Key}\""),
            FormattableString.Invariant($"Take a dt of at most {RoundedDown(experiment.Dt / part)}, or weaker junctions."));

    // Onto one neuron, nS: of edge lists as they are, hubs and all; of rules that draw, the mean over the targets.
    static double Largest(IEnumerable<Projection> coupled)
    {
        var sums = new double[coupled.First().To.Size];
        foreach (var projection in coupled)
        {
            var targets = sums.AsSpan(projection.Targets.First, projection.Targets.Count);
            if (projection.Rule is EdgeList { Data: { } data }) AddEdges(targets, data, projection);
            else AddMean(targets, Math.Abs(projection.Weight.Centre) * projection.Rule.ExpectedSynapses(projection.Endpoints));
        }
        return sums.Max();
    }

    static void AddEdges(Span<double> sums, EdgeData data, Projection projection)
    {
        for (var source = 0; source < projection.Sources.Count; source++)
        {
            var targets = data.TargetsOf(source);
            var weights = projection.Weight is Distribution.FromFile ? data.WeightsOf(source) : [];
            for (var edge = 0; edge < targets.Length; edge++)
                sums[targets[edge]] += Math.Abs(projection.Weight is Distribution.FromFile file ? weights[edge] * file.Factor : projection.Weight.Centre);
        }
    }

    static void AddMean(Span<double> sums, double all)
    {
        foreach (ref var sum in sums) sum += all / sums.Length;
    }

    // Rounded down, so that the hint itself passes.
    static string RoundedDown(double dt)
    {
        var digit = 0.1;
        while (digit > 0.1 * dt) digit /= 10;
        return new Quantity(Math.Floor(dt / digit) * digit, Unit.Millisecond).ToString();
    }

    /// <summary>mV by which 1 pA moves the potential of a neuron in a step, from where it starts.</summary>
    sealed class Lift(SpikingExperiment experiment, Population population) : INeuronVisitor<double>
    {
        public double Visit<TModel, TState>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged
        {
            var values = new NeuronParameters(experiment, population).Of(0);
            var model = TModel.Fold(values, experiment.Dt);
            var lift = (After<TModel, TState>(model, values, Probe) - After<TModel, TState>(model, values, 0)) / Probe;
            return double.IsFinite(lift) ? Math.Max(0, lift) : 0;
        }

        static double After<TModel, TState>(TModel model, ParameterValues values, float current)
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged
        {
            TState state = default;
            var variables = TModel.Schema.Variables;
            for (var variable = 0; variable < variables.Count; variable++) model.Write(ref state, variable, (float)variables[variable].Initial(values));
            model.Step(ref state, new Input(0, 0, 0, 0, current, 0));
            return model.Read(state, variables.Select(variable => variable.Name).ToList().IndexOf("v"));
        }
    }
}
