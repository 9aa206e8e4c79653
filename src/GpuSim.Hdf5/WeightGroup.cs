using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>/weights/NAME while it is written.</summary>
sealed class WeightGroup
{
    readonly FrameRows _data;
    readonly long _time;
    readonly double _interval;

    /// <summary>Creates the group under <paramref name="name"/> with its synapses, without frames.</summary>
    public WeightGroup(long file, string name, RecordedSynapses of, StepClock clock)
    {
        _interval = clock.After(of.Every);
        var group = SonataGroup.Create(file, "/weights/" + name);
        Attributes.Write(group, "projection", of.Projection);
        Attributes.Write(group, "source_population", of.From);
        Attributes.Write(group, "target_population", of.To);
        _data = new(group, of.Sources.Count, of.Unit);
        GrowingDataset.WriteFixed<ulong>(group, "source_ids", Types.UInt64, [.. of.Sources.Select(source => (ulong)source)]);
        GrowingDataset.WriteFixed<ulong>(group, "target_ids", Types.UInt64, [.. of.Targets.Select(target => (ulong)target)]);
        Attributes.Write(GrowingDataset.WriteFixed<double>(group, "delays", Types.Double, [.. of.Delays.Select(delay => clock.After(delay))]), "units", "ms");
        _time = GrowingDataset.WriteFixed<double>(group, "time", Types.Double, Span(0));
        Attributes.Write(_time, "units", "ms");
    }

    /// <summary>Takes the next frames and writes each row of chunks that fills; true when it wrote.</summary>
    public bool Add(WeightFrames frames, ShuffledDeflate deflate) => _data.Add(frames.Values.Span, deflate);

    /// <summary>Writes the rest and the time span that the frames cover.</summary>
    public void Complete(ShuffledDeflate deflate)
    {
        _data.Write(deflate);
        using (Enter()) GrowingDataset.Overwrite<double>(_time, Types.Double, Span(_data.Written));
    }

    // As in a report: frame f belongs to start + f · interval, and stop is where the next would.
    double[] Span(long frames) => [_interval, (frames + 1) * _interval, _interval];
}
