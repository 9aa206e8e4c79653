using GpuSim.Dynamics.Neurons;
using GpuSim.Units;

namespace GpuSim.Tests.Execution;

/// <summary>A perfect integrator in an assembly that the kernel compiler has not seen: this one.</summary>
public readonly struct UncompiledModel : INeuronModel<UncompiledModel, UncompiledModel.State>
{
    static readonly Parameter Capacitance = new("c_m", Unit.Picofarad, 250, 1, 1e4, "membrane capacitance");

    public static NeuronSchema Schema { get; } = new()
    {
        Name = "users_uncompiled",
        Summary = "perfect integrator",
        Equation = "c_m dV/dt = I; V >= 20 mV: spike, V = 0",
        Source = "this test",
        Parameters = [Capacitance],
        Variables = [new("v", Unit.Millivolt, _ => 0, "membrane potential")],
        Receptors = [new("delta", Unit.Millivolt, TakesSign: 0, values => values[Capacitance], "lifts the potential by the weight")],
    };

    public struct State
    {
        public float V; // mV
    }

    readonly float _gain; // mV per pA: dt/C

    UncompiledModel(ParameterValues values, double dt) => _gain = (float)(dt / values[Capacitance]);

    public static UncompiledModel Fold(ParameterValues values, double dt) => new(values, dt);

    public bool Step(ref State state, in Input input)
    {
        state.V = MathF.FusedMultiplyAdd(_gain, input.Current, state.V) + input.Receptor0;
        if (state.V < 20) return false;
        state.V = 0;
        return true;
    }

    public float Read(in State state, int variable) => state.V;

    public void Write(ref State state, int variable, float value) => state.V = value;
}
