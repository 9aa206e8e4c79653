using GpuSim.KernelLanguage;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>A map and its samples as flat arrays, ready to be placed on a device: with <see cref="EpochPlan"/> everything that decides a weight.</summary>
/// <remarks>
/// <para>All sums are of floats, in these orders, on every device:</para>
/// <para>Dot product of sample and unit: d = fma(w_k, x_k, d) from 0 in ascending k. Squared norm of a unit: n = fma(w_k, w_k, n) from 0 in ascending k, anew whenever the unit changes.</para>
/// <para>Score of a unit, the smallest wins, the lowest index where equal: Euclidean fma(−2, d, n); cosine −d/√n, and 0 where n is 0 (samples are normalised by the planner).</para>
/// <para>Online: g = gain[c] · h(c, u); w_k = fma(g, x_k − w_k, w_k) for every unit u (of the window), samples one after another in the epoch's order.</para>
/// <para>Batch: winners of all samples first. S_ck = Σ x_k over the samples of winner c: float adds from 0 in the epoch's order; n_c their number.
/// N_uk = fma(h(c, u), S_ck, N_uk) and D_u = fma(h(c, u), (float)n_c, D_u) from 0 in ascending c; units c without samples or outside u's window count nothing.
/// Where D_u is above 1e-30: w_k = N_uk / D_u. Mini-batch: the same for each run of samples, w_k = fma(α, N_uk / D_u − w_k, w_k).</para>
/// </remarks>
public sealed record MapPlan : IDisposable
{
    /// <summary>What was asked for.</summary>
    public required MapExperiment Experiment { get; init; }

    /// <summary>Number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Numbers in a sample.</summary>
    public required int Dimensions { get; init; }

    /// <summary>[sample, dimension] after standardising and, for the cosine, normalising.</summary>
    public required HostBuffer<float> Data { get; init; }

    /// <summary>[sample] labels, or null.</summary>
    public required IReadOnlyList<string>? Labels { get; init; }

    /// <summary>[dimension] names, for tables and files.</summary>
    public required IReadOnlyList<string> DimensionNames { get; init; }

    /// <summary>[unit, dimension] weights to start from.</summary>
    public required HostBuffer<float> Start { get; init; }

    /// <summary>Frees samples and weights.</summary>
    public void Dispose()
    {
        Data.Dispose();
        Start.Dispose();
    }
}

/// <summary>What one epoch needs besides the plan. h(c, u) for unit u in column x of map row r (r = z · Height + y) and winner c in column x', row r' is
/// <see cref="Profiles"/>[<see cref="ProfileOf"/>[r' · rows + r] · (2 · Width − 1) + x − x' + Width − 1].</summary>
public sealed record EpochPlan
{
    /// <summary>t, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>α(t); 1 for batch learning.</summary>
    public required float Alpha { get; init; }

    /// <summary>Rows, columns and layers away from the winner that learn; the largest extent of the grid where there is no window.</summary>
    public required int Reach { get; init; }

    /// <summary>Whether only the window learns: units at most <see cref="Reach"/> away along every axis, around the edges on a torus.</summary>
    public required bool Window { get; init; }

    /// <summary>[profile, 2 · Width − 1] the neighbourhood along a row, from −(Width − 1) to Width − 1 columns away.</summary>
    public required float[] Profiles { get; init; }

    /// <summary>[winner's row, row] which profile.</summary>
    public required int[] ProfileOf { get; init; }

    /// <summary>[unit] α(t)/Z of each winner (Z = 1 where not normalised): what online learning multiplies h by.</summary>
    public required float[] Gain { get; init; }

    /// <summary>[turn] sample: the order of samples.</summary>
    public required int[] Order { get; init; }
}
