using GpuSim.KernelCompiler;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>What the reader makes of C#.</summary>
public class ReaderTests
{
    static readonly Lazy<DeviceUnit> Dynamics = new(() => KernelGenerator.Read(Compilations.OfDynamics(), CancellationToken.None));

    [Fact]
    public void The_device_code_of_Dynamics_is_read_without_complaint()
    {
        Assert.Empty(Dynamics.Value.Diagnostics);
        Assert.Superset(new HashSet<string> { "LeakyIntegrateAndFire_Step", "LeakyIntegrateAndFireExponential_Step", "LeakyIntegrateAndFireExponential_Read", "Philox_Draw", "Block4_New", "Subnormal_ToZero", "ThresholdLookup_Value", "Input_New" },
            Dynamics.Value.Functions.Select(function => function.Symbol.Name).ToHashSet());
    }

    [Fact]
    public void A_function_stands_after_those_it_calls_and_a_struct_after_those_it_holds()
    {
        var functions = Dynamics.Value.Functions.Select(function => function.Symbol.Name).ToList();
        var structs = Compilations.Read("[DeviceCode] struct Outer { public Inner Held; } struct Inner { public float Value; }").Structs.Select(symbol => symbol.Name);

        Assert.True(functions.IndexOf("Subnormal_ToZero") < functions.IndexOf("LeakyIntegrateAndFire_Step"));
        Assert.Equal(["Inner", "Outer"], structs);
    }

    [Fact]
    public void A_model_is_known_by_its_interface()
    {
        var (model, name, arguments) = Dynamics.Value.Implementations.Single(implementation => implementation.Struct.Name == "LeakyIntegrateAndFire");

        Assert.Equal("GpuSim.Dynamics.Neurons.INeuronModel`2", name);
        Assert.Equal(["LeakyIntegrateAndFire", "LeakyIntegrateAndFire_State"], arguments.Select(argument => ((DeviceType.Struct)argument).Symbol.Name));
        Assert.True(model.IsPartial);
    }
}
