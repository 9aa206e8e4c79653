using GpuSim.Dynamics.Hopfield;
using GpuSim.Kernels.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>A matrix of weights on a device, and the fields of all probes.</summary>
internal abstract class GpuWeights : IDisposable
{
    readonly GpuProbes _probes;
    readonly IDeviceKernel _sum, _walk;
    readonly UnitWords _words;
    readonly int _real;

    GpuWeights(RecallPlan plan, GpuProbes probes, bool whole, IDeviceKernel sum, IDeviceKernel walk)
    {
        (_probes, _sum, _walk) = (probes, sum, walk);
        IsWhole = whole;
        _words = new() { Active = Word(1), Silent = Word(plan.Silent), Rise = Word(1 - plan.Silent), Fall = Word(plan.Silent - 1) };
        _real = plan.IsReal ? 1 : 0;
        int Word(int value) => whole ? value : BitConverter.SingleToInt32Bits(value);
    }

    /// <summary>Whether fields are integers.</summary>
    public bool IsWhole { get; }

    /// <summary>Copies the plan's matrix.</summary>
    public static GpuWeights Create(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes) => plan.Weights switch
    {
        WeightMatrix<sbyte> weights => new Of<TinyWeight, sbyte>(accelerator, program, plan, probes, weights, whole: true),
        WeightMatrix<short> weights => new Of<NarrowWeight, short>(accelerator, program, plan, probes, weights, whole: true),
        WeightMatrix<int> weights => new Of<WideWeight, int>(accelerator, program, plan, probes, weights, whole: true),
        WeightMatrix<float> weights => new Of<RealWeight, float>(accelerator, program, plan, probes, weights, whole: false),
        _ => throw new NotSupportedException(),
    };

    /// <summary>Computes the fields of the active probes from their states.</summary>
    /// <param name="fields">[probe, word, bit].</param>
    public void Sum(GpuArray<int> fields) => _probes.Launch(_sum, GpuProbes.Tiles(_probes.Layout.Units, WeightedFields.TileUnits), WeightedFields.GroupSize, tiles => View(new Arguments()
        .Value(_probes.Layout).Value(tiles).Value(_words).Value(_real).View(_probes.Listed)).View(_probes.States).View(_probes.Outputs).View(fields), WeightedFields.Probes);

    /// <summary>Makes an asynchronous sweep of the active probes.</summary>
    /// <param name="rule">Of the sweep.</param>
    /// <param name="order">[turn] unit.</param>
    /// <param name="fields">[probe, word, bit] kept up to date.</param>
    public void Walk(UnitRule rule, GpuArray<int> order, GpuArray<int> fields) => _probes.Walk(_walk, _probes.WalkItems(256, _probes.Layout.Units), View(new Arguments()
        .Value(_probes.Layout).Value(rule).Value(_words).View(_probes.Listed).View(order)).View(fields).View(_probes.States).View(_probes.Changed));

    public abstract void Dispose();

    protected abstract Arguments View(Arguments arguments);

    sealed class Of<TWeight, T> : GpuWeights
        where TWeight : unmanaged, IWeight
        where T : unmanaged
    {
        readonly GpuArray<T> _weights;

        public Of(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes, WeightMatrix<T> weights, bool whole)
            : base(plan, probes, whole, program.Kernel(accelerator, typeof(WeightedFields), nameof(WeightedFields.Sum), typeof(TWeight)), program.Kernel(accelerator, typeof(WeightSweep), nameof(WeightSweep.Walk), typeof(TWeight)))
        {
            _weights = new(accelerator, weights.All.Length);
            _weights.Write(0, weights.All);
        }

        public override void Dispose() => _weights.Dispose();

        protected override Arguments View(Arguments arguments) => arguments.View(_weights);
    }
}
