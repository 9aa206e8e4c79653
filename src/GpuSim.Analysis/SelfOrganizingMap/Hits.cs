namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>Which samples each unit wins.</summary>
public static class Hits
{
    /// <summary>[unit] number of samples it wins.</summary>
    /// <param name="winners">[sample] unit.</param>
    /// <param name="units">Of the map.</param>
    public static int[] Count(ReadOnlySpan<int> winners, int units)
    {
        var hits = new int[units];
        foreach (var winner in winners) hits[winner]++;
        return hits;
    }

    /// <summary>[unit] the label of most samples it wins, of equally many the one that comes first among the samples; null where it wins none.</summary>
    /// <param name="winners">[sample] unit.</param>
    /// <param name="labels">[sample].</param>
    /// <param name="units">Of the map.</param>
    public static string?[] Labels(ReadOnlySpan<int> winners, IReadOnlyList<string> labels, int units)
    {
        var names = labels.Distinct(StringComparer.Ordinal).ToArray();
        var numbers = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        var counts = new Dictionary<(int Unit, int Label), int>();
        for (var sample = 0; sample < winners.Length; sample++)
        {
            var key = (winners[sample], numbers[labels[sample]]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        var most = new string?[units];
        foreach (var (unit, label) in counts.OrderBy(count => count.Value).ThenByDescending(count => count.Key.Label).Select(count => count.Key)) most[unit] = names[label];
        return most;
    }
}
