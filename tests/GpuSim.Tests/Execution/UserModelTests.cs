using GpuSim.Accelerators.Cpu;
using GpuSim.Accelerators.Gpu;
using GpuSim.Cli;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Tests.KernelCompiler;
using GpuSim.UserModels;

namespace GpuSim.Tests.Execution;

/// <summary>A model in an assembly of one's own is a model like those that come with GpuSim.</summary>
public class UserModelTests
{
    static readonly NeuronCatalog Catalog = new(typeof(NeuronCatalog).Assembly, typeof(ExponentialIntegrateAndFire).Assembly, typeof(UncompiledModel).Assembly);

    public static TheoryData<string> Devices => [.. TestDevices.All];

    [Theory]
    [MemberData(nameof(Devices))]
    public void Its_raster_and_states_are_the_same_on_every_device(string device)
    {
        var experiment = Networks.Balanced(ExponentialIntegrateAndFire.Schema.Name, catalog: Catalog);
        using var opened = TestDevices.Open(device);
        var reference = Raster.Of(experiment, new CpuDevice(32));

        var raster = Raster.Of(experiment, opened, threads: 2);

        Assert.NotEmpty(reference.Spikes);
        reference.AssertSame(raster);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void It_has_a_twin_of_every_width_with_the_same_bits(int width) =>
        Assert.Equal(width, Catalog.Find(ExponentialIntegrateAndFire.Schema.Name)!.AcceptLanes(width, new SimdModelTests.Comparison()));

    [Theory]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void Its_CUDA_program_compiles_without_a_word(string architecture)
    {
        var program = Catalog.Find(ExponentialIntegrateAndFire.Schema.Name)!.Accept(new UpdateProgram(new("cuda")));

        var ptx = TextPtxTests.Ptx(program.Text, architecture);

        Assert.Contains("FloatExponential_Exp", program.Text);
        Assert.Contains($".entry {program.Kernels[0]}", ptx);
    }

    [Fact]
    public void Without_the_kernel_compiler_it_is_stepped_one_neuron_at_a_time()
    {
        var experiment = Networks.Balanced(UncompiledModel.Schema.Name, catalog: Catalog);

        Assert.Equal(1, Catalog.Find(UncompiledModel.Schema.Name)!.AcceptLanes(16, new LaneCount()));
        Raster.Of(experiment, new CpuDevice(32)).AssertSame(Raster.Of(experiment, new CpuDevice()));
    }

    [Fact]
    public void Without_the_kernel_compiler_a_device_with_its_own_code_refuses_it_with_the_ways_out()
    {
        TestDevices.Open("opencl").Dispose();

        var refused = Assert.Throws<InfeasibleException>(() => Simulation.Run(Networks.Balanced(UncompiledModel.Schema.Name, catalog: Catalog), new() { Device = "opencl" }));

        Assert.Equal(ExitCode.WrongInput, ExitCode.Report(refused));
        Assert.Equal(["populations.exc.model", "populations.inh.model"], refused.Problems.Select(problem => problem.Path));
        Assert.StartsWith("\"users_uncompiled\" has no code for opencl: ", refused.Problems[0].Message);
        Assert.Contains(typeof(UncompiledModel).FullName!, refused.Problems[0].Message);
        Assert.Contains("Compile that assembly with the kernel compiler (an analyzer reference to GpuSim.KernelCompiler)", refused.Problems[0].Message);
        Assert.Contains("--device cpu", refused.Problems[0].Hint);
    }

    [Fact]
    public void So_is_a_synapse_without_the_kernel_compiler()
    {
        TestDevices.Open("opencl").Dispose();
        var experiment = new SpikingExperimentBuilder { Duration = 1, Synapses = new(typeof(SynapseCatalog).Assembly, typeof(UncompiledSynapse).Assembly) }
            .Add(new PopulationDescription("rates", 3, "sigmoid_rate"))
            .Add(new ProjectionDescription(["rates"], ["rates"], new AllToAll()) { Weight = 0.1, Delay = 1, Synapse = new(UncompiledSynapse.Schema.Name) })
            .Build();

        var refused = Assert.Throws<InfeasibleException>(() => Simulation.Run(experiment, new() { Device = "opencl" }));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal("projections[0].synapse", problem.Path);
        Assert.StartsWith("\"users_uncompiled_synapse\" has no code for opencl: ", problem.Message);
        Assert.Contains("--device cpu", problem.Hint);
    }

    sealed class LaneCount : ILanesVisitor<int>
    {
        public int Visit<TModel, TState, TSteps, TStateLanes, TInputLanes>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged
            where TSteps : unmanaged, INeuronLanes<TStateLanes, TInputLanes>
            where TStateLanes : unmanaged, IStateLanes<TStateLanes>
            where TInputLanes : unmanaged, IInputLanes<TInputLanes> => TStateLanes.Width;
    }
}
