using System.Numerics;
using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>The probes of a memory on a device: their states, and which of them may still change. Launches are shared out among these.</summary>
internal sealed class GpuProbes : IDisposable
{
    const int MostGroups = 1 << 24; // of one launch

    readonly IAccelerator _accelerator;
    readonly int[] _list;
    readonly bool _comeToRest;
    int _count;

    /// <summary>Takes all probes to where the plan starts them.</summary>
    public GpuProbes(IAccelerator accelerator, RecallPlan plan)
    {
        _accelerator = accelerator;
        Layout = new RecallShape(plan).Layout;
        _list = [.. Enumerable.Range(0, plan.Start.Rows)];
        _count = _list.Length;
        _comeToRest = plan.IsDeterministic;
        Listed = new(accelerator, _list);
        Changed = new(accelerator, _list.Length);
        States = new(accelerator, plan.IsReal ? 0 : plan.Start.All.Length);
        Outputs = new(accelerator, plan.IsReal ? (long)_list.Length * plan.Units : 0);
        if (plan.IsReal) WriteValues(Outputs, plan);
        else States.Write(0, plan.Start.All);
    }

    /// <summary>Sizes.</summary>
    public MemoryLayout Layout { get; }

    /// <summary>[probe, word] of two-valued units; empty for real ones.</summary>
    public GpuArray<uint> States { get; }

    /// <summary>[probe, unit] of real units; empty for two-valued ones.</summary>
    public GpuArray<float> Outputs { get; }

    /// <summary>[probe] units that changed in the sweep under way.</summary>
    public GpuArray<int> Changed { get; }

    /// <summary>Those that may still change; only the first <see cref="Active"/> count.</summary>
    public GpuArray<int> Listed { get; }

    /// <summary>How many may still change.</summary>
    public int Active => _count;

    /// <summary>Probes of the plan.</summary>
    public int All => _list.Length;

    /// <summary>Tiles that hold <paramref name="length"/> of something.</summary>
    public static int Tiles(int length, int tile) => (length + tile - 1) / tile;

    /// <summary>Writes what real units start from.</summary>
    public static void WriteValues(GpuArray<float> to, RecallPlan plan)
    {
        var values = new float[plan.Units];
        for (var probe = 0; probe < plan.Start.Rows; probe++)
        {
            for (var unit = 0; unit < values.Length; unit++) values[unit] = plan.Start[probe, unit] ? 1f : plan.Silent;
            to.Write((long)probe * plan.Units, values);
        }
    }

    /// <summary>Starts a kernel over tiles of every active probe.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="tiles">Of a probe.</param>
    /// <param name="items">Of a group.</param>
    /// <param name="arguments">Of the kernel.</param>
    /// <param name="probes">That a group takes at once.</param>
    public void Launch(IDeviceKernel kernel, int tiles, int items, Func<ProbeTiles, Arguments> arguments, int probes = 1)
    {
        var bits = BitOperations.Log2((uint)Math.Max(1, tiles - 1)) + (tiles > 1 ? 1 : 0);
        var most = Math.Max(1, MostGroups >> bits);
        var rows = (_count + probes - 1) / probes;
        for (var first = 0; first < rows; first += most)
        {
            var groups = ((Math.Min(most, rows - first) - 1) << bits) + tiles;
            _accelerator.Launch(kernel, groups, items, arguments(new() { Bits = bits, Mask = (1 << bits) - 1, First = first * probes, Probes = _count }).ToArray());
        }
    }

    /// <summary>Starts a kernel with a group for every active probe.</summary>
    public void Walk(IDeviceKernel kernel, int items, Arguments arguments) => _accelerator.Launch(kernel, _count, items, arguments.ToArray());

    /// <summary>Items of a group that walks a probe through a sweep: a power of two.</summary>
    /// <param name="most">Of the kernel.</param>
    /// <param name="terms">Among which a turn is shared out.</param>
    public int WalkItems(int most, int terms)
    {
        const int few = 64;
        var items = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(few, terms / 4)); // fewer than four terms an item are not worth a wider barrier
        return _accelerator.Info.IsProcessor ? few : Math.Min(items, Math.Min(most, 1 << BitOperations.Log2((uint)_accelerator.Info.LargestGroup)));
    }

    /// <summary>Takes the counts of the sweep that was started last; what came to rest is left out from now on.</summary>
    /// <param name="changed">[probe].</param>
    public void Take(Span<int> changed)
    {
        Changed.Read(0, changed);
        Changed.Write(0, new int[changed.Length]);
        if (!_comeToRest) return;
        var moving = 0;
        for (var index = 0; index < _count; index++)
            if (changed[_list[index]] != 0) _list[moving++] = _list[index];
        if (moving == _count) return;
        _count = moving;
        Listed.Write(0, _list.AsSpan(0, moving));
    }

    public void Dispose()
    {
        Listed.Dispose();
        Changed.Dispose();
        States.Dispose();
        Outputs.Dispose();
    }
}
