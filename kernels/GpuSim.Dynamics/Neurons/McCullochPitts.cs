using System.Runtime.CompilerServices;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>McCulloch–Pitts binary unit: y = H(Σ w − θ) in every step, with H(0) = 1; an active unit spikes in every step.</summary>
/// <remarks>
/// What arrives counts in the step in which it arrives: units without memory. A current I counts as I / 1 pA. All units move together, while NEST's of
/// that name moves at times of its own and sends a spike for each change. Source: McCulloch &amp; Pitts 1943,
/// doi:10.1007/BF02478259; with weights of either sign the perceptron of Rosenblatt 1958, doi:10.1037/h0042519.
/// </remarks>
public readonly partial struct McCullochPitts : INeuronModel<McCullochPitts, McCullochPitts.State>
{
    static readonly Parameter Threshold = new("threshold", Unit.One, 1, -1e6, 1e6, "the unit is active where its input reaches it");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "mcculloch_pitts",
        AlsoKnownAs = ["mcculloch_pitts_neuron", "McCullochPitts", "perceptron", "binary_unit"],
        Summary = "McCulloch-Pitts binary unit",
        Equation = "h = sum of the weights that arrive in a step + I / 1 pA; h >= threshold: y = 1 and a spike in that step, else y = 0",
        Source = "McCulloch & Pitts 1943, doi:10.1007/BF02478259; Rosenblatt 1958, doi:10.1037/h0042519",
        Parameters = [Threshold],
        Variables = [new("y", Unit.One, values => values[Threshold] <= 0 ? 1 : 0, "1 for active, 0 for silent")],
        LongestStep = 1000, // nothing in it takes time
        Receptors = [new("input", Unit.One, TakesSign: 0, _ => 1, "adds to the input of one step")],
        Signal = "y",
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>y.</summary>
        public float Active;
    }

    readonly float _threshold;

    McCullochPitts(ParameterValues values) => _threshold = (float)values[Threshold];

    /// <inheritdoc/>
    public static McCullochPitts Fold(ParameterValues values, double dt) => new(values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var active = input.Receptor0 + input.Current >= _threshold;
        state.Active = active ? 1f : 0f;
        return active;
    }

    /// <inheritdoc/>
    public float Read(in State state, int variable) => state.Active;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value) => state.Active = value;
}
