namespace GpuSim.Model;

/// <summary>Finds what a misspelt word was meant to be.</summary>
public static class DidYouMean
{
    /// <summary>A question that names the nearest of <paramref name="known"/>, or, when none is near, a sentence that lists them.</summary>
    /// <param name="word">As written.</param>
    /// <param name="known">What it could have been.</param>
    /// <param name="what">What they are, in the plural: <c>populations</c>.</param>
    public static string Hint(string word, IReadOnlyCollection<string> known, string what)
    {
        if (Nearest(word, known) is { } nearest) return $"Did you mean \"{nearest}\"?";
        return known.Count == 0 ? $"There are no {what}." : $"The {what} are {string.Join(", ", known)}.";
    }

    /// <summary>The word within a third of its length in insertions, deletions, replacements and swaps; null when none is that near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var limit = Math.Max(1, word.Length / 3);
        return known
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= limit && pair.distance < pair.candidate.Length)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    // Damerau–Levenshtein, restricted: a swap of neighbours counts once.
    static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > a.Length / 3 + 1) return int.MaxValue;
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                table[i, j] = i == 0 ? j : j == 0 ? i : Cell(i, j);
        return table[a.Length, b.Length];

        int Cell(int i, int j)
        {
            var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var best = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
        }
    }
}
