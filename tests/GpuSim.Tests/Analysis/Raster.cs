using GpuSim.Recording;

namespace GpuSim.Tests.Analysis;

/// <summary>A raster made up for a test, cut into blocks of any length.</summary>
sealed class Raster
{
    readonly SortedDictionary<uint, List<int>> _spikes = []; // step → global ids

    public static Raster Of(params (uint Step, int Id)[] spikes)
    {
        var raster = new Raster();
        foreach (var (step, id) in spikes) raster.Add(step, id);
        return raster;
    }

    /// <summary>Spikes drawn independently with a probability per neuron and step.</summary>
    public static Raster Random(int neurons, long steps, Func<uint, double> probability)
    {
        var random = new Random(20240607);
        var raster = new Raster();
        for (uint step = 0; step < steps; step++)
        {
            var p = probability(step);
            for (var id = 0; id < neurons; id++)
            {
                if (random.NextDouble() < p) raster.Add(step, id);
            }
        }
        return raster;
    }

    /// <summary>All neurons fire as the first of this raster does.</summary>
    public Raster Repeated(int neurons)
    {
        var raster = new Raster();
        foreach (var step in _spikes.Keys.Where(s => _spikes[s].Contains(0)))
        {
            for (var id = 0; id < neurons; id++) raster.Add(step, id);
        }
        return raster;
    }

    public void Add(uint step, int id)
    {
        if (!_spikes.TryGetValue(step, out var ids)) _spikes[step] = ids = [];
        ids.Add(id);
    }

    public IEnumerable<RecordBlock> Blocks(long steps, long length)
    {
        var rest = new Queue<KeyValuePair<uint, List<int>>>(_spikes);
        for (long first = 0; first < steps; first += length)
        {
            var end = Math.Min(steps, first + length);
            var columns = new SpikeColumns();
            while (rest.TryPeek(out var next) && next.Key < end)
            {
                rest.Dequeue();
                columns.Append(next.Key, [.. next.Value.Order()], 0);
            }
            yield return new() { FirstStep = first, EndStep = end, Spikes = columns, States = [] };
        }
    }
}
