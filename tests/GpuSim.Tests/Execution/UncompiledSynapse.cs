using GpuSim.Dynamics.Synapses;
using GpuSim.Units;

namespace GpuSim.Tests.Execution;

/// <summary>A synapse that transmits its source's rate, in an assembly that the kernel compiler has not seen: this one.</summary>
public readonly struct UncompiledSynapse : IContinuousSynapse<UncompiledSynapse>
{
    public static SynapseSchema Schema { get; } = new()
    {
        Name = "users_uncompiled_synapse",
        Summary = "transmits a rate",
        Equation = "input = w r",
        Source = "this test",
        Parameters = [],
    };

    public static ContinuousEffect Effect => ContinuousEffect.Receptor;

    public static bool Learns => false;

    public static UncompiledSynapse Fold(ParameterValues values, double dt) => new();

    public static double LargestTransmission(double signal) => signal;

    public float LargestWeight => 0;

    public float Transmit(float weight, float source, float target) => weight * source;

    public float Learn(float weight, float source, float target) => weight;
}
