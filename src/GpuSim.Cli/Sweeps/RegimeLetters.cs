using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Sweeps;

namespace GpuSim.Cli.Sweeps;

/// <summary>The regimes of a sweep over two axes as a grid of letters: the first axis to the right, the second upwards.</summary>
internal static class RegimeLetters
{
    const string Column = "regime", Failed = "failed", Pending = "to be run", Unknown = "not known";

    static readonly (string Word, string Letters, string Name)[] Known =
        [.. Enum.GetValues<Regime>().Select(regime => (regime.Word(), regime.Letters(), regime.Name())), (Unknown, "?", Unknown), (Failed, "!", Failed), (Pending, "·", Pending)];

    /// <summary>Prints it where there is one.</summary>
    public static bool TryPrint(SweepSummary summary, TextWriter output)
    {
        var column = summary.Columns.ToList().FindIndex(column => column.Name == Column);
        if (column < 0 || summary.Axes is not [{ Values: { } across } first, { Values: { } up } second]) return false;
        var cells = summary.Rows.GroupBy(row => (row.Point.Coordinates[0].Text, row.Point.Coordinates[1].Text)).ToDictionary(same => same.Key, same => Commonest(same, column));
        var margin = Math.Max(second.Name.Length, up.Max(value => value.Length));
        output.WriteLine(second.Name.PadLeft(margin));
        foreach (var value in up.Reverse())
            output.WriteLine((value.PadLeft(margin) + "  " + string.Concat(across.Select(other => Letters(cells.GetValueOrDefault((other, value), Pending)).PadRight(4)))).TrimEnd());
        output.WriteLine($"{new string(' ', margin)}  {first.Name} from {across[0]} to {across[^1]}");
        output.WriteLine();
        output.WriteLine(string.Join("; ", Known.Where(known => cells.ContainsValue(known.Word) || known.Word == Pending && cells.Count < across.Count * up.Count).Select(known => $"{known.Letters} {known.Name}")));
        return true;
    }

    static string Letters(string word) => Known.First(known => known.Word == word).Letters;

    // Over seeds; of those as common the first in the order of the key.
    static string Commonest(IEnumerable<SweepPointSummary> rows, int column) => rows
        .GroupBy(row => row.Row.Failed ? Failed : row.Row.Values[column] as string ?? Unknown)
        .OrderByDescending(same => same.Count()).ThenBy(same => Array.FindIndex(Known, known => known.Word == same.Key)).First().Key;
}
