using System.Runtime.CompilerServices;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Recall with two-valued units: states as bits, and groups of probes that share what is loaded for them.</summary>
internal abstract unsafe class BitRecall : IRecall
{
    readonly MovingProbes _moving;
    readonly Workers _workers;
    readonly int _group;
    readonly uint* _states; // [probe, word]

    /// <summary>Starts as the plan says.</summary>
    /// <param name="plan">The plan, which must outlive this.</param>
    /// <param name="threads">That may work.</param>
    /// <param name="group">Most probes updated together.</param>
    protected BitRecall(RecallPlan plan, int threads, int group)
    {
        Plan = plan;
        States = new(plan.Start.Rows, plan.Units);
        _moving = new(plan);
        _workers = new(threads);
        _group = group;
        _states = States.All.Pointer;
        Copy(plan.Start, States);
    }

    /// <summary>What is recalled.</summary>
    protected RecallPlan Plan { get; }

    /// <summary>[probe] now.</summary>
    protected PatternBits States { get; }

    /// <inheritdoc/>
    public void Sweep(int sweep, Span<int> changed)
    {
        var counts = new int[States.Rows];
        var moving = _moving.Numbers;
        var order = moving.Length > 0 && Plan.Update == UpdateMode.Asynchronous ? UpdateOrder.Of(Plan.Order, sweep, Plan.Units) : [];
        var size = Math.Clamp((moving.Length + _workers.Count - 1) / _workers.Count, 1, _group);
        _workers.Share((moving.Length + size - 1) / size, (group, workers) =>
        {
            var first = group * size;
            var probes = moving.Slice(first, Math.Min(size, moving.Length - first));
            Update(new(sweep, order, probes, counts, workers));
        });
        _moving.Settle(counts);
        counts.CopyTo(changed);
    }

    /// <inheritdoc/>
    public void Read(PatternBits states) => Copy(States, states);

    /// <inheritdoc/>
    public void Read(Span<float> states) => throw new NotSupportedException("These units have two values: read bits.");

    /// <inheritdoc/>
    public virtual void Dispose() => States.Dispose();

    /// <summary>Updates every unit of a group of probes once.</summary>
    protected abstract void Update(GroupSweep sweep);

    /// <summary>[word] of a probe's state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected uint* State(int probe) => _states + (long)probe * States.Words;

    static void Copy(PatternBits from, PatternBits to) => from.All.AsSpan().CopyTo(to.All.AsSpan());
}

/// <summary>One sweep of a group of probes.</summary>
/// <param name="Number">Of the sweep.</param>
/// <param name="Order">[turn] unit; empty where all are updated at once.</param>
/// <param name="Probes">The group.</param>
/// <param name="Changed">[probe, all of them] receives how many units changed, by atomic adds where <paramref name="Workers"/> share.</param>
/// <param name="Workers">That may work on this group.</param>
internal readonly record struct GroupSweep(int Number, int[] Order, ReadOnlyMemory<int> Probes, int[] Changed, Workers Workers);
