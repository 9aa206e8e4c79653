using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Finds the present piece of a direct current, however many there are.</summary>
public static class CurrentPieces
{
    /// <summary>The first piece that begins after <paramref name="step"/>: the one before it, if there is one, holds.</summary>
    /// <param name="step">Step of the run.</param>
    /// <param name="first">First piece of the population.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="pieces">Ascending by their first steps.</param>
    [DeviceCode]
    public static int After(int step, int first, int end, ArrayView<CurrentPiece> pieces)
    {
        var low = first;
        var high = end;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (pieces[middle].FirstStep <= step) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
