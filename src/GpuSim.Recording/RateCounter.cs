namespace GpuSim.Recording;

/// <summary>Counts spikes into bins and passes blocks on with the rates of the bins that are full, and without the spikes that were only to be counted.</summary>
/// <param name="run">Whose spikes are kept, and whose counted.</param>
/// <param name="next">Who gets the blocks.</param>
public sealed class RateCounter(RunDescription run, IReadOnlyList<IRecorder> next) : IRecorder
{
    readonly Bins[] _rates = [.. run.Rates.Select(rate => new Bins(rate, run.Dt))];
    readonly SpikeColumns _kept = new();
    readonly bool _keepsAll = run.Populations.All(population => population.SpikesRecorded);

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        var passed = block with { Spikes = _keepsAll ? block.Spikes : Keep(block.Spikes), Rates = [.. _rates.Select(rate => rate.Take(block))] };
        foreach (var recorder in next) recorder.Write(passed);
    }

    SpikeColumns Keep(IReadOnlySpikes spikes)
    {
        _kept.Clear();
        var steps = spikes.Steps;
        var ids = spikes.Ids;
        for (var from = 0; from < ids.Length;)
        {
            var id = ids[from];
            var population = run.Populations.Last(known => known.FirstId <= id);
            var end = from + 1;
            while (end < ids.Length && ids[end] - population.FirstId < population.Size) end++;
            if (population.SpikesRecorded) _kept.Append(steps[from..end], ids[from..end]);
            from = end;
        }
        return _kept;
    }

    /// <summary>The bins of one population.</summary>
    sealed class Bins(RecordedRate rate, double dt)
    {
        readonly List<float> _full = [];
        long _end = rate.Every; // of the bin that is being filled
        long _count;

        public ReadOnlyMemory<float> Take(RecordBlock block)
        {
            _full.Clear();
            var steps = block.Spikes.Steps;
            var ids = block.Spikes.Ids;
            for (var spike = 0; spike < ids.Length; spike++)
            {
                if (ids[spike] - rate.FirstId >= rate.Size) continue; // unsigned: ids before it are beyond its size
                FillUntil(steps[spike]);
                _count++;
            }
            FillUntil(block.EndStep);
            return _full.ToArray();
        }

        void FillUntil(long step)
        {
            for (; _end <= step; _end += rate.Every)
            {
                _full.Add((float)(_count / ((double)rate.Size * rate.Every * dt * 1e-3)));
                _count = 0;
            }
        }
    }
}
