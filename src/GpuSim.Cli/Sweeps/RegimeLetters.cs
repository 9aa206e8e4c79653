using GpuSim.Sweeps;

namespace GpuSim.Cli.Sweeps;

/// <summary>The regimes of a sweep over two axes as a grid of letters: the first axis to the right, the second upwards.</summary>
internal static class RegimeLetters
{
    const string Column = "regime";

    static readonly (string Regime, string Letters, string Words)[] Known =
    [
        ("quiescent", "Q", "quiescent"), ("synchronous_regular", "SR", "synchronous regular"), ("synchronous_irregular_fast", "SF", "synchronous irregular, fast"),
        ("synchronous_irregular_slow", "SS", "synchronous irregular, slow"), ("asynchronous_regular", "AR", "asynchronous regular"),
        ("asynchronous_irregular", "AI", "asynchronous irregular"), ("saturated", "SA", "saturated"), ("", "?", "not known"), ("failed", "!", "failed"), ("pending", "·", "to be run"),
    ];

    /// <summary>Prints it where there is one.</summary>
    public static bool TryPrint(SweepSummary summary, TextWriter output)
    {
        var column = summary.Columns.ToList().FindIndex(column => column.Name == Column);
        if (column < 0 || summary.Axes is not [{ Values: { } across } first, { Values: { } up } second]) return false;
        var cells = summary.Rows.GroupBy(row => (row.Point.Coordinates[0].Text, row.Point.Coordinates[1].Text)).ToDictionary(same => same.Key, same => Commonest(same, column));
        var margin = Math.Max(second.Name.Length, up.Max(value => value.Length));
        output.WriteLine($"{second.Name.PadLeft(margin)}");
        foreach (var value in up.Reverse())
            output.WriteLine($"{value.PadLeft(margin)} {string.Concat(across.Select(other => " " + Letters(cells.GetValueOrDefault((other, value), "pending")).PadLeft(2)))}");
        output.WriteLine($"{"",-1}{new string(' ', margin)} {first.Name}: {across[0]} to {across[^1]}{(first.Unit.Length == 0 || across[0].EndsWith(first.Unit, StringComparison.Ordinal) ? "" : " " + first.Unit)}");
        output.WriteLine();
        output.WriteLine(string.Join(", ", Known.Where(known => cells.Values.Contains(known.Regime) || known.Regime == "pending" && cells.Count < across.Count * up.Count).Select(known => $"{known.Letters} {known.Words}")));
        return true;
    }

    static string Letters(string regime) => Known.First(known => known.Regime == regime).Letters;

    // Over seeds; of those as common the first in the order of the key.
    static string Commonest(IEnumerable<SweepPointSummary> rows, int column) => rows
        .GroupBy(row => row.Row.Failed ? "failed" : row.Row.Values[column] as string ?? "")
        .OrderByDescending(same => same.Count()).ThenBy(same => Array.FindIndex(Known, known => known.Regime == same.Key)).First().Key;
}
