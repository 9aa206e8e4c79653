using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Izhikevich's neuron: V' = 0.04 V² + 5 V + 140 − u + I, u' = a (b V − u); at V ≥ V_peak spike, V = c, u rises by d.</summary>
/// <remarks>
/// Source: Izhikevich 2003, doi:10.1109/TNN.2003.820440. The step is that of its program: two half steps of V, then one of u with the new V, by Euler's method,
/// of first order. At 1 ms, as published, the method is part of the model: its firing patterns are those of 1 ms.
/// V and u are started as there, at −65 and b V. A pA of current is one of I. A spike of weight w lifts V by w over the step in which it arrives, as the program does: it adds w/dt to I.
/// The square is completed: with x = V + 62.5 mV the right side is 0.04 x² − 16.25 − u + I, which loses no digits where its parts cancel.
/// V is held within 10 V of that, which keeps states finite when the input is beyond all measure. A step of 1 ms overshoots where I is below −300 or so, as the program does.
/// </remarks>
public readonly partial struct Izhikevich : INeuronModel<Izhikevich, Izhikevich.State>
{
    static readonly Parameter Recovery = new("a", Unit.One, 0.02, 0, 1, "rate of the recovery, 1/ms");
    static readonly Parameter Sensitivity = new("b", Unit.One, 0.2, -100, 100, "sensitivity of the recovery to the potential, 1/ms");
    static readonly Parameter Reset = new("c", Unit.Millivolt, -65, -1e3, 1e3, "potential after a spike");
    static readonly Parameter Jump = new("d", Unit.One, 8, -1e3, 1e3, "step of the recovery at a spike, mV/ms");
    static readonly Parameter Peak = new("v_peak", Unit.Millivolt, 30, -1e3, 1e3, "where the upswing is cut off: a spike");
    static readonly Parameter Current = new("i_e", Unit.Picoampere, 0, -1e9, 1e9, "constant current");

    /// <inheritdoc/>
    public static NeuronSchema Schema { get; } = new()
    {
        Name = "izhikevich",
        AlsoKnownAs = ["Izhikevich", "izhikevich2003"],
        Summary = "Izhikevich's neuron of two variables",
        Equation = "dV/dt = 0.04 V^2 + 5 V + 140 - u + I; du/dt = a (b V - u); a spike lifts V by its weight; V >= v_peak: spike, V = c, u = u + d",
        Source = "Izhikevich 2003, doi:10.1109/TNN.2003.820440",
        Parameters = [Recovery, Sensitivity, Reset, Jump, Peak, Current],
        Variables =
        [
            new("v", Unit.Millivolt, _ => Start, "membrane potential"),
            new("u", Unit.One, values => values[Sensitivity] * Start, "recovery, mV/ms"),
        ],
        Receptors = [new("delta", Unit.Millivolt, TakesSign: 0, _ => 1, "lifts the potential by the weight in the course of the step")],
        Constraints = [new(Reset, "a voltage below v_peak", values => values[Reset] < values[Peak])],
        Rests = false, // it starts 5 mV above its rest, as published
    };

    /// <summary>What changes from step to step.</summary>
    public struct State
    {
        /// <summary>V + 62.5 mV.</summary>
        public float Potential;

        /// <summary>u, mV/ms.</summary>
        public float Recovery;
    }

    const double Start = -65;      // mV
    const double Vertex = -62.5;   // mV: where 0.04 V² + 5 V + 140 is least; V of the state is above it
    const double AtVertex = -16.25;
    const float Farthest = 1e4f;   // mV

    readonly float _halfStep;    // ms
    readonly float _perStep;     // 1/ms: 1/dt
    readonly float _drive;       // mV/ms: −16.25 + i_e
    readonly float _recovery;    // dt a
    readonly float _sensitivity; // 1/ms
    readonly float _vertex;      // mV
    readonly float _reset;       // mV
    readonly float _jump;        // mV/ms
    readonly float _peak;        // mV

    Izhikevich(ParameterValues values, double dt)
    {
        _halfStep = (float)(dt / 2);
        _perStep = (float)(1 / dt);
        _drive = (float)(AtVertex + values[Current]);
        _recovery = (float)(dt * values[Recovery]);
        _sensitivity = (float)values[Sensitivity];
        _vertex = (float)Vertex;
        _reset = (float)(values[Reset] - Vertex);
        _jump = (float)values[Jump];
        _peak = (float)(values[Peak] - Vertex);
    }

    /// <inheritdoc/>
    public static Izhikevich Fold(ParameterValues values, double dt) => new(values, dt);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(ref State state, in Input input)
    {
        var drive = MathF.FusedMultiplyAdd(_perStep, input.Receptor0, _drive + input.Current) - state.Recovery;
        var potential = HalfStep(HalfStep(state.Potential, drive), drive);
        potential = potential > Farthest ? Farthest : potential < -Farthest ? -Farthest : potential;
        var recovery = MathF.FusedMultiplyAdd(_recovery, MathF.FusedMultiplyAdd(_sensitivity, potential + _vertex, -state.Recovery), state.Recovery);
        if (potential >= _peak)
        {
            state.Potential = _reset;
            state.Recovery = recovery + _jump;
            return true;
        }
        state.Potential = Subnormal.ToZero(potential);
        state.Recovery = Subnormal.ToZero(recovery);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float HalfStep(float v, float drive) => MathF.FusedMultiplyAdd(_halfStep, MathF.FusedMultiplyAdd(0.04f * v, v, drive), v);

    /// <inheritdoc/>
    public float Read(in State state, int variable) => variable == 0 ? state.Potential + _vertex : state.Recovery;

    /// <inheritdoc/>
    public void Write(ref State state, int variable, float value)
    {
        if (variable == 0) state.Potential = value - _vertex;
        else state.Recovery = value;
    }
}
