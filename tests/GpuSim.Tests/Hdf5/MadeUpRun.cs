using GpuSim.Hdf5;
using GpuSim.Recording;

namespace GpuSim.Tests.Hdf5;

/// <summary>A run made up for a test: three populations, of which the second is silent and the third is not recorded, and two reports.</summary>
static class MadeUpRun
{
    public const int Steps = 4000;

    public static readonly RunDescription Description = new()
    {
        Dt = 0.1,
        Steps = Steps,
        Populations = [new("exc", 300, 0), new("silent", 7, 300), new("unrecorded", 5, 307, SpikesRecorded: false), new("Nervenzellen β", 200, 312)],
        Reports = [new("exc", "v", "mV", [0, 3, 299], 10), new("exc", "i", "pA", [7], 4)],
        Provenance = new Dictionary<string, object> { ["name"] = "made up", ["seed"] = 7UL, ["config"] = "{ \"τ\": 20 }", ["steps"] = "a name the file has itself" },
    };

    /// <summary>All spikes in canonical order.</summary>
    public static readonly (uint Step, uint Id)[] Spikes = [.. Draw()];

    /// <summary>[report][frame, neuron] values.</summary>
    public static float[][] Values => [.. Description.Reports.Select((report, index) => Enumerable.Range(0, Steps / report.Every * report.Neurons.Count).Select(i => index * 1000 + i / 8f).ToArray())];

    /// <summary>Writes it in blocks of the given lengths, over and over.</summary>
    public static void Record(IRecorder recorder, params int[] lengths)
    {
        var (at, turn) = (0, 0);
        for (var first = 0; first < Steps; turn++)
        {
            var end = Math.Min(Steps, first + lengths[turn % lengths.Length]);
            var columns = new SpikeColumns();
            for (; at < Spikes.Length && Spikes[at].Step < end; at++) columns.Append([Spikes[at].Step], [Spikes[at].Id]);
            recorder.Write(new() { FirstStep = first, EndStep = end, Spikes = columns, States = [.. Description.Reports.Select((report, index) => Frames(report, Values[index], first, end))] });
            first = end;
        }
    }

    /// <summary>Writes it to a file.</summary>
    public static void Write(string file, params int[] lengths)
    {
        using var writer = SonataWriter.Create(file, Description);
        Record(writer, lengths);
        writer.Complete(new(Steps, Interrupted: false, "abc"));
    }

    static StateFrames Frames(RecordedReport report, float[] values, int first, int end)
    {
        var (from, to) = (first / report.Every, end / report.Every);
        return new(to - from, values.AsMemory(from * report.Neurons.Count, (to - from) * report.Neurons.Count));
    }

    static IEnumerable<(uint, uint)> Draw()
    {
        var random = new Random(11);
        for (uint step = 0; step < Steps; step++)
            for (uint id = 0; id < 512; id++)
                if (id is < 300 or >= 312 && random.Next(25) == 0) yield return (step, id);
    }
}
