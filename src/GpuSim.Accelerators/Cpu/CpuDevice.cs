using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GpuSim.Accelerators.Cpu.Hopfield;
using GpuSim.Accelerators.Cpu.SelfOrganizingMap;
using GpuSim.Execution;
using GpuSim.Execution.Hopfield;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Planning.Hopfield;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>The host's own cores.</summary>
/// <param name="bits">Width of vectors: 512, 256, 128, or 32 for one neuron at a time. No spike depends on it.</param>
public sealed class CpuDevice(int bits) : IDevice
{
    /// <summary>The widths that may be asked for.</summary>
    public static readonly IReadOnlyList<int> Widths = [512, 256, 128, 32];

    /// <summary>The cores with the widest vectors they have.</summary>
    public CpuDevice() : this(WidestVector) { }

    /// <summary>Width of the widest vectors that the hardware has.</summary>
    public static int WidestVector => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    /// <summary>Width of vectors.</summary>
    public int Bits { get; } = bits;

    /// <inheritdoc/>
    public string Kind => "cpu";

    /// <inheritdoc/>
    public string Name { get; } = ProcessorName();

    /// <inheritdoc/>
    public int Threads(int allowed) => allowed;

    /// <inheritdoc/>
    public void Check(SpikingPlan plan, IReadOnlyList<ShardPlan> shards) => MemoryEstimate.Of(plan, shards).Check(plan, MemoryEstimate.Available());

    /// <inheritdoc/>
    public IPlacement Place(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, bool record) =>
        new CpuPlacement(plan, shards, synapses, Bits / (8 * sizeof(float)), record);

    /// <inheritdoc/>
    public IRecall Place(RecallPlan plan, int threads) => CpuRecall.Place(plan, Bits, threads);

    /// <inheritdoc/>
    public IMapTraining Place(MapPlan plan, int threads) => CpuMapTraining.Place(plan, Bits, threads);

    /// <summary>Nothing to close.</summary>
    public void Dispose() { }

    static string ProcessorName()
    {
        const string info = "/proc/cpuinfo";
        var line = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
