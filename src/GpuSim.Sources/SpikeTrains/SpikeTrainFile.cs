using GpuSim.Hdf5;
using GpuSim.Model;
using GpuSim.Recording;
using GpuSim.Sources.Tables;

namespace GpuSim.Sources.SpikeTrains;

/// <summary>Reads spikes from tables of text and from SONATA files.</summary>
public static class SpikeTrainFile
{
    static readonly string[] Columns = ["node", "time"];

    /// <summary>Neurons, by their id within the population, and times in ms, in any order.</summary>
    /// <param name="path">Of a SONATA file if it ends in .h5 or .hdf5, else of a table with the columns node and time.</param>
    /// <param name="population">In a SONATA file; null for the only one, or that of the target's name.</param>
    /// <param name="target">Name of the population that gets the spikes.</param>
    /// <param name="mostSpikes">More are refused as they are read.</param>
    /// <exception cref="UnreadableTrainsException">There are no spikes in it that could be delivered.</exception>
    public static IReadOnlyList<(int Neuron, double Time)> Read(string path, string? population, string target, long mostSpikes) =>
        path.EndsWith(".h5", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase) ? ReadSonata(path, population, target, mostSpikes) : ReadTable(path, mostSpikes);

    static (int, double)[] ReadTable(string path, long mostSpikes)
    {
        try
        {
            var table = TableFile.Read(path, Columns, null, Columns.Length * mostSpikes);
            var spikes = new (int, double)[table.Rows];
            for (var row = 0; row < spikes.Length; row++)
            {
                var (node, time) = (table.Numbers[2 * row], table.Numbers[2 * row + 1]);
                if (node < 0 || node > int.MaxValue || node != Math.Floor(node))
                    throw new UnreadableTrainsException(FormattableString.Invariant($"{path}: expected ids of neurons in column node, got {node} in row {row + 1}"), "Ids count from 0.");
                spikes[row] = ((int)node, time);
            }
            return spikes;
        }
        catch (UnreadableTableException fault)
        {
            throw new UnreadableTrainsException(fault.Finding, fault.Key == "columns" ? "The table needs a header with the columns node and time (ms)." : fault.Hint);
        }
    }

    static List<(int, double)> ReadSonata(string path, string? population, string target, long mostSpikes)
    {
        try
        {
            using var reader = SonataReader.Open(path);
            var chosen = Choose(path, reader.File, population, target);
            var clock = new StepClock(reader.File.Dt);
            var spikes = new List<(int, double)>();
            foreach (var block in reader.ReadSpikes())
            {
                if (spikes.Count + (long)block.Spikes.Ids.Length > mostSpikes)
                    throw new UnreadableTrainsException(FormattableString.Invariant($"{path}: expected at most {mostSpikes:N0} spikes, which fit in memory, got more"), "Take a part of the file, or use a machine with more memory.");
                for (var spike = 0; spike < block.Spikes.Ids.Length; spike++)
                    if (block.Spikes.Ids[spike] - chosen.FirstId is var id && id < chosen.Size) // unsigned: ids before it are beyond its size
                        spikes.Add(((int)id, clock.TimeOf(block.Spikes.Steps[spike])));
            }
            return spikes;
        }
        catch (UnreadableFileException fault)
        {
            throw new UnreadableTrainsException($"{path}: {fault.Why}", fault.WayOut);
        }
    }

    static RecordedPopulation Choose(string path, RecordedFile file, string? population, string target)
    {
        var names = file.Populations.Select(known => known.Name).ToList();
        var name = population ?? (names.Count == 1 ? names[0] : target);
        if (file.Populations.FirstOrDefault(known => known.Name == name) is { } chosen) return chosen;
        throw population is null
            ? new UnreadableTrainsException($"{path}: expected one population, or one called \"{target}\", got {string.Join(", ", names)}", "Name one by \"population\".")
            : new UnreadableTrainsException($"{path}: expected a population of the file, got \"{population}\"", DidYouMean.Hint(population, names, "populations")) { Key = "population" };
    }
}
