using GpuSim.KernelLanguage;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>What neurons transmit without spiking: the state variable <see cref="PopulationPlan.Signal"/> after every step, for as many steps as the longest delay asks. All shards read it.</summary>
/// <remarks>Before the first step lies the state that neurons start with: every row begins with it.</remarks>
internal sealed class SignalHistory : IDisposable
{
    readonly HostBuffer<float>?[] _values;  // [population][row, neuron of the population]; null without a signal
    readonly int[] _sizes;                  // [population]

    /// <summary>Room for the epoch being written while the longest delay before it is still read.</summary>
    public SignalHistory(SpikingPlan plan)
    {
        Rows = plan.MaxDelay + 2 * plan.EpochSteps;
        _sizes = [.. plan.Populations.Select(population => population.Population.Size)];
        _values = [.. plan.Populations.Select(population => population.Signal < 0 ? null : new HostBuffer<float>((long)Rows * population.Population.Size))];
    }

    /// <summary>Rows of the ring.</summary>
    public int Rows { get; }

    /// <summary>The row in which the signals at the end of <paramref name="step"/> lie; steps down to −<see cref="Rows"/> lie before the first.</summary>
    public int Row(long step) => (int)((step + Rows) % Rows);

    /// <summary>All rows of a population with a signal: [row, neuron of the population].</summary>
    public ArrayView<float> Values(int population) => _values[population]!.View;

    /// <summary>The signals of a population at the end of <paramref name="step"/>: [neuron of the population].</summary>
    public ArrayView<float> At(int population, long step) => Values(population).SubView((long)Row(step) * _sizes[population], _sizes[population]);

    /// <summary>Fills all rows of one neuron.</summary>
    public void Begin(int population, int neuron, float value)
    {
        for (var row = 0; row < Rows; row++) Values(population)[(long)row * _sizes[population] + neuron] = value;
    }

    /// <summary>Frees the rows.</summary>
    public void Dispose()
    {
        foreach (var values in _values) values?.Dispose();
    }
}
