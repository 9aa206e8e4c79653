using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.SelfOrganizingMap;

/// <summary>How near a unit is to a sample: the lowest score wins, the lowest index where scores are equal.</summary>
[DeviceCode]
public static class UnitScore
{
    /// <summary>The score as the plan defines it.</summary>
    /// <param name="map">Whether by cosine.</param>
    /// <param name="product">Dot product of sample and unit.</param>
    /// <param name="norm">Squared norm of the unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of([Uniform] MapLayout map, float product, float norm)
    {
        if (map.Cosine == 0) return MathF.FusedMultiplyAdd(-2f, product, norm);
        return norm == 0f ? 0f : -product / MathF.Sqrt(norm);
    }

    /// <summary>Whether one unit wins against another. The order is total, so that any tree finds the same winner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNearer(float score, int unit, float otherScore, int otherUnit) => score < otherScore || score == otherScore && unit < otherUnit;
}

/// <summary>The two nearest units of some.</summary>
public struct NearestUnits
{
    /// <summary>Score of the nearest.</summary>
    public float Score;

    /// <summary>The nearest; −1 for none.</summary>
    public int Unit;

    /// <summary>Score of the next.</summary>
    public float NextScore;

    /// <summary>The next nearest; −1 for none.</summary>
    public int NextUnit;

    /// <summary>Of no units.</summary>
    [DeviceCode]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NearestUnits None()
    {
        NearestUnits none;
        none.Score = float.PositiveInfinity;
        none.Unit = -1;
        none.NextScore = float.PositiveInfinity;
        none.NextUnit = -1;
        return none;
    }

    /// <summary>With one unit more, whose index is above that of all units with the same score.</summary>
    [DeviceCode]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NearestUnits With(NearestUnits found, float score, int unit)
    {
        if (score < found.Score)
        {
            found.NextScore = found.Score;
            found.NextUnit = found.Unit;
            found.Score = score;
            found.Unit = unit;
        }
        else if (score < found.NextScore)
        {
            found.NextScore = score;
            found.NextUnit = unit;
        }
        return found;
    }
}
