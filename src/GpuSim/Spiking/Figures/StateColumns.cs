using GpuSim.Recording;

namespace GpuSim.Spiking.Figures;

/// <summary>Some neurons of a report within the window.</summary>
/// <param name="Times">[frame] ms.</param>
/// <param name="Values">[neuron][frame].</param>
/// <param name="To">End of what was read, ms.</param>
internal sealed record StateColumns(double[] Times, double[][] Values, double To)
{
    const int MostFrames = 20_000; // a curve of more has several in each pixel even at four times the size

    /// <summary>Reads them from the window's start on.</summary>
    /// <param name="result">Open.</param>
    /// <param name="report">By its index.</param>
    /// <param name="neurons">Their places in the report.</param>
    public static StateColumns Read(SpikingResult result, int report, int[] neurons)
    {
        var of = result.File.Reports[report];
        var clock = new StepClock(result.File.Dt);
        var times = new List<double>();
        var values = Array.ConvertAll(neurons, _ => new List<double>());
        long frame = 0;
        foreach (var slab in result.Reader.ReadFrames(report))
        {
            var span = slab.Values.Span;
            for (var row = 0; row < slab.Frames && times.Count < MostFrames; row++)
            {
                var end = (++frame) * of.Every; // frame f was taken at the end of step (f + 1) · Every − 1
                if (end <= result.Window.From || end > result.Window.To) continue;
                times.Add(clock.After(end));
                for (var n = 0; n < neurons.Length; n++) values[n].Add(span[row * of.Neurons.Count + neurons[n]]);
            }
            if (times.Count == MostFrames) break;
        }
        return new([.. times], Array.ConvertAll(values, column => column.ToArray()), times.Count == MostFrames ? times[^1] : result.To);
    }
}
