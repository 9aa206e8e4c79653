namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>How high the U-matrix stands between clusters.</summary>
public static class ClusterRidges
{
    /// <summary>
    /// Mean of the U-matrix over the units at a border, over its mean elsewhere: above 1 where ridges part the clusters. Every unit belongs to the label that is the fewest steps away, and
    /// stands at a border if a unit one step away belongs to another. NaN where there is no border, or nothing else.
    /// </summary>
    /// <param name="shape">Of the map.</param>
    /// <param name="distances">[unit] the U-matrix.</param>
    /// <param name="labels">[unit] or null where none is known.</param>
    public static double Ratio(MapShape shape, ReadOnlySpan<double> distances, IReadOnlyList<string?> labels)
    {
        var territory = Territories(shape, labels);
        double border = 0, inside = 0;
        int atBorder = 0, elsewhere = 0;
        for (var unit = 0; unit < distances.Length; unit++)
        {
            if (shape.Nearest(unit).Any(other => territory[other] != territory[unit])) (border, atBorder) = (border + distances[unit], atBorder + 1);
            else (inside, elsewhere) = (inside + distances[unit], elsewhere + 1);
        }
        return border / atBorder / (inside / elsewhere);
    }

    // Labels grow step by step; where two meet, the unit with the lower index was there first.
    static string?[] Territories(MapShape shape, IReadOnlyList<string?> labels)
    {
        var territory = labels.ToArray();
        var next = new Queue<int>(Enumerable.Range(0, territory.Length).Where(unit => territory[unit] is not null));
        while (next.TryDequeue(out var unit))
        {
            foreach (var other in shape.Nearest(unit).Where(other => territory[other] is null))
            {
                territory[other] = territory[unit];
                next.Enqueue(other);
            }
        }
        return territory;
    }
}
