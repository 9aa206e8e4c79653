using GpuSim.Accelerators.Gpu.Hopfield;
using GpuSim.Accelerators.Gpu.SelfOrganizingMap;
using GpuSim.Dynamics.Synapses;
using GpuSim.Execution;
using GpuSim.Execution.Hopfield;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Model;
using GpuSim.Planning;
using GpuSim.Planning.Hopfield;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A device with memory of its own: the whole network, memory or map lives there, driven by one host thread.</summary>
/// <param name="accelerator">The device; closed with this.</param>
internal sealed class GpuDevice(IAccelerator accelerator) : IDevice
{
    readonly GpuProgram _program = new(accelerator.Info.Kind);

    public string Kind => accelerator.Info.Kind;

    public string Name => accelerator.Info.Name;

    public int Threads(int allowed) => 1;

    public void Check(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        CheckModels(plan);
        var host = MemoryEstimate.Of(plan, shards);
        host.Check(plan, MemoryEstimate.Available());
        var shape = Shape(plan, shards);
        var needed = host.Synapses + host.Rows + shape.Bytes;
        if (needed > accelerator.Info.MemoryBytes)
            throw TooLarge(plan, FormattableString.Invariant(
                $"""
                not enough memory on {Called}. Nothing was allocated.
                  needed     {Gibibytes(needed)}: {plan.ExpectedSynapses:N0} synapses {Gibibytes(host.Synapses)}, their rows {Gibibytes(host.Rows)}, neurons, input and spikes {Gibibytes(shape.Bytes)}
                  there      {Gibibytes(accelerator.Info.MemoryBytes)}
                """));
        var (what, piece) = shape.Allocations.MaxBy(piece => piece.Bytes);
        if (piece > accelerator.Info.LargestAllocation)
            throw TooLarge(plan, FormattableString.Invariant(
                $"""
                not enough memory in one piece on {Called}. Nothing was allocated.
                  needed     {Gibibytes(piece)}: {what}
                  there      {Gibibytes(accelerator.Info.LargestAllocation)}, the largest piece of {Gibibytes(accelerator.Info.MemoryBytes)}
                """));
    }

    public IPlacement Place(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, bool record) =>
        new GpuPlacement(accelerator, _program, plan, shards, synapses, record);

    public IRecall Place(RecallPlan plan, int threads) => new GpuRecall(accelerator, _program, plan);

    public IMapTraining Place(MapPlan plan, int threads) => new GpuTraining(accelerator, _program, plan);

    public void Dispose() => accelerator.Dispose();

    // A model of one's own may come from an assembly that the kernel compiler has not seen.
    void CheckModels(SpikingPlan plan)
    {
        var problems = new List<Problem>();
        foreach (var population in plan.Experiment.Populations)
            Check($"populations.{population.Name}.model", population.Model.Schema.Name, () => population.Model.Accept(new UpdateProgram(_program)));
        foreach (var synapses in plan.Experiment.Projections.Where(projection => projection.Synapse is not null).GroupBy(projection => (projection.Origin, projection.Synapse!.Model)))
        {
            var model = synapses.Key.Model;
            Check($"{synapses.Key.Origin}.synapse", model.Schema.Name, () => model is ContinuousModel continuous ? continuous.Accept(new ContinuousPrograms(_program)) : new PlasticPrograms(_program).Of(model));
        }
        if (problems.Count > 0) throw new InfeasibleException(problems);

        void Check(string path, string name, Func<object> compose)
        {
            try
            {
                compose();
            }
            catch (DeviceProgramException refused)
            {
                problems.Add(new(path, $"\"{name}\" has no code for {accelerator.Info.Kind}: {refused.Message}", "Or run it on the CPU (--device cpu), there one at a time: the spikes are the same."));
            }
        }
    }

    string Called => $"{accelerator.Info.Kind}:{accelerator.Info.Index}, {accelerator.Info.Name}";

    NetworkShape Shape(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        try
        {
            return new(plan, shards);
        }
        catch (OverflowException)
        {
            throw TooLarge(plan, $"more neurons or sampled values than {Called} can count in 32 bits. Nothing was allocated.");
        }
    }

    static NotEnoughMemoryException TooLarge(SpikingPlan plan, string what) => new(
        $"""
        {plan.Experiment.Name}: {what}
        Make the network smaller, or run it on the CPU (--device cpu): the spikes are the same.
        """);

    // Three digits, so that a small device is not said to have nothing.
    static string Gibibytes(long bytes) => FormattableString.Invariant($"{bytes / (double)(1 << 30):0.###} GiB");
}
