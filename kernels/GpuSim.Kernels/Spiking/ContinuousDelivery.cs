using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>What delivery in every step needs to know of a table, besides its <see cref="TableLayout"/>.</summary>
public struct ContinuousLayout
{
    /// <summary>Quanta in one unit of what is transmitted.</summary>
    public float QuantaPerUnit;

    /// <summary>Sources' signals count as at most this, and at least the negative of it.</summary>
    public float LargestSignal;

    /// <summary>Place of the shard's first neuron, from which targets are counted.</summary>
    public int FirstTarget;

    /// <summary>A signal within the bound that the sums were made for.</summary>
    [DeviceCode]
    public readonly float Bounded(float signal)
    {
        var below = signal < LargestSignal ? signal : LargestSignal;
        return below > -LargestSignal ? below : -LargestSignal;
    }
}

/// <summary>Groups take sources in turn and walk their synapses: to add what each transmits, or to let each learn. Integer adds commute: any order gives the same sums.</summary>
/// <remarks>One launch for each table: <see cref="Transmit"/> before neurons are stepped, <see cref="Learn"/> after. <see cref="ContinuousRows{TModel}"/> is the twin of both on the CPU.</remarks>
public static class ContinuousDelivery
{
    /// <summary>Adds what the synapses of a table transmit in the steps of an epoch.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="table">The table, its rows and synapses counted from 0.</param>
    /// <param name="continuous">More of it.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="models">[1] folded constants.</param>
    /// <param name="starts">[source, delay, +1] where rows start.</param>
    /// <param name="synapses">Of the table.</param>
    /// <param name="signals">[ring row, place] at the end of each step.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    [Kernel]
    public static void Transmit<TModel>(
        RingLayout rings, TableLayout table, ContinuousLayout continuous, int ahead, int steps, ArrayView<int> clock, ArrayView<TModel> models,
        ArrayView<uint> starts, ArrayView<RealSynapse> synapses, ArrayView<float> signals, ArrayView<int> sums)
        where TModel : unmanaged, IContinuousSynapse<TModel>
    {
        var firstStep = Clock.Step(clock, ahead);
        var model = models[0];
        for (var source = Grid.IdxX; source < table.Sources; source += Grid.DimX)
        {
            for (var delay = 0; delay < table.Delays; delay++)
            {
                var row = (long)source * table.Delays + delay;
                var end = starts[row + 1];
                for (var synapse = starts[row] + (uint)Group.IdxX; synapse < end; synapse += (uint)Group.DimX)
                {
                    var reached = synapses[synapse];
                    for (var step = firstStep; step < firstStep + steps; step++)
                    {
                        var left = step - table.MinDelay - delay;
                        var signal = continuous.Bounded(signals[At(rings, left, table.FirstSource + source)]);
                        var brought = model.Transmit(reached.Weight, signal, signals[At(rings, left, continuous.FirstTarget + reached.Place())]);
                        var sum = (long)(step & rings.SumMask) * rings.SumStride + table.FirstSum + reached.Place();
                        Atomic.Add(ref sums[sum], IntrinsicMath.ToInt(brought * continuous.QuantaPerUnit));
                    }
                }
            }
        }
    }

    /// <summary>Lets the synapses of a table learn from an epoch of one step.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="table">The table, its rows and synapses counted from 0.</param>
    /// <param name="continuous">More of it.</param>
    /// <param name="ahead">From the clock to the step.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="models">[1] folded constants.</param>
    /// <param name="starts">[source, delay, +1] where rows start.</param>
    /// <param name="synapses">Of the table.</param>
    /// <param name="signals">[ring row, place] at the end of each step.</param>
    [Kernel]
    public static void Learn<TModel>(
        RingLayout rings, TableLayout table, ContinuousLayout continuous, int ahead, ArrayView<int> clock, ArrayView<TModel> models,
        ArrayView<uint> starts, ArrayView<RealSynapse> synapses, ArrayView<float> signals)
        where TModel : unmanaged, IContinuousSynapse<TModel>
    {
        var step = Clock.Step(clock, ahead);
        var model = models[0];
        for (var source = Grid.IdxX; source < table.Sources; source += Grid.DimX)
        {
            for (var delay = 0; delay < table.Delays; delay++)
            {
                var row = (long)source * table.Delays + delay;
                var end = starts[row + 1];
                var signal = continuous.Bounded(signals[At(rings, step - table.MinDelay - delay, table.FirstSource + source)]);
                for (var synapse = starts[row] + (uint)Group.IdxX; synapse < end; synapse += (uint)Group.DimX)
                {
                    var reached = synapses[synapse];
                    var target = signals[At(rings, step, continuous.FirstTarget + reached.Place())];
                    synapses[synapse] = new RealSynapse(reached.Target, model.Learn(reached.Weight, signal, target));
                }
            }
        }
    }

    // Rows are a power of two, so that steps before the run have one as well.
    [DeviceCode]
    static long At(RingLayout rings, int step, int place) => (long)(step & rings.SignalMask) * rings.Places + place;
}
