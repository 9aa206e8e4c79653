using GpuSim.Dynamics.Neurons;
using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>What must hold between the parameters of a neuron.</summary>
public static class ConstraintCheck
{
    /// <summary>A problem for every constraint of <paramref name="schema"/> that <paramref name="values"/> break.</summary>
    /// <param name="schema">Of the model.</param>
    /// <param name="population">Its name, for the place.</param>
    /// <param name="values">Of all its neurons, or of one.</param>
    /// <param name="neuron">Which one; null for all.</param>
    public static IEnumerable<Problem> Broken(NeuronSchema schema, string population, ParameterValues values, int? neuron = null) =>
        from constraint in schema.Constraints
        where !constraint.Holds(values)
        let subject = constraint.Subject
        select new Problem(
            $"populations.{population}.parameters.{subject.Name}",
            $"expected {constraint.Expected}, got {new Quantity(values[subject], subject.Unit)}{(neuron is { } one ? FormattableString.Invariant($" for neuron {one}") : "")}");
}
