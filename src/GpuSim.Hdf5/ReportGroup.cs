using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>/report/NAME while it is written.</summary>
sealed class ReportGroup
{
    readonly FrameRows _data;
    readonly long _time;
    readonly double _interval, _start;

    /// <summary>Creates the group under <paramref name="name"/> with its mapping, without frames.</summary>
    public ReportGroup(long file, string name, RecordedReport report, RunDescription run, StepClock clock)
    {
        var columns = report.Neurons.Count;
        _start = _interval = clock.After(report.Every);

        var group = SonataGroup.Create(file, "/report/" + name);
        Attributes.Write(group, "population", report.Population);
        Attributes.Write(group, "variable", report.Variable);
        _data = new(group, columns, report.Unit);

        var mapping = SonataGroup.Create(group, "mapping");
        GrowingDataset.WriteFixed<ulong>(mapping, "node_ids", Types.UInt64, [.. report.Neurons.Select(neuron => (ulong)neuron)]);
        GrowingDataset.WriteFixed<ulong>(mapping, "index_pointers", Types.UInt64, [.. Enumerable.Range(0, columns + 1).Select(i => (ulong)i)]);
        GrowingDataset.WriteFixed<uint>(mapping, "element_ids", Types.UInt32, new uint[columns]);
        GrowingDataset.WriteFixed<float>(mapping, "element_pos", Types.Float, new float[columns]);
        _time = GrowingDataset.WriteFixed<double>(mapping, "time", Types.Double, Span(run.Steps / report.Every));
        Attributes.Write(_time, "units", "ms");
    }

    /// <summary>Takes the next frames and writes each row of chunks that fills; true when it wrote.</summary>
    public bool Add(StateFrames frames, ShuffledDeflate deflate) => _data.Add(frames.Values.Span, deflate);

    /// <summary>Writes the rest and the time span that the frames cover.</summary>
    public void Complete(ShuffledDeflate deflate)
    {
        _data.Write(deflate);
        using (Enter()) GrowingDataset.Overwrite<double>(_time, Types.Double, Span(_data.Written));
    }

    // SONATA: frame f belongs to start + f · interval, and stop is where the next would.
    double[] Span(long frames) => [_start, _start + frames * _interval, _interval];
}
