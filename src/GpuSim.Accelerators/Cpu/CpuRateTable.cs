using GpuSim.KernelLanguage;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Cpu;

/// <summary>The thresholds of a changing rate where kernels can read them: one for all slices.</summary>
internal sealed class CpuRateTable : IDisposable
{
    readonly HostBuffer<uint> _thresholds;
    readonly HostBuffer<int> _rows;

    public CpuRateTable(RateTable counts)
    {
        _thresholds = new(counts.Words.Length);
        _rows = new(counts.Rows.Length);
        counts.Words.CopyTo(_thresholds.View.AsSpan());
        counts.Rows.CopyTo(_rows.View.AsSpan());
    }

    /// <summary>[row, word].</summary>
    public ArrayView<uint> Thresholds => _thresholds.View;

    /// <summary>[step from the first].</summary>
    public ArrayView<int> Rows => _rows.View;

    public void Dispose()
    {
        _thresholds.Dispose();
        _rows.Dispose();
    }
}
