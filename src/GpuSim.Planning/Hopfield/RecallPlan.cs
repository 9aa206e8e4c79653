using GpuSim.Dynamics.Random;
using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>One memory and its probes, ready to be placed on a device: everything that decides a state. One trial of one point.</summary>
/// <remarks>
/// <para>A unit's two values are 1 (active) and <see cref="Silent"/> (−1 or 0). The field of unit i is, by method:</para>
/// <para>Patterns: h_i = Σ_μ ξ_i^μ m_μ − P v_i (the last only without self-coupling) with m_μ = Σ_j ξ_j^μ v_j, ξ and v = ±1: integers.</para>
/// <para>Weights: h_i = Σ_j w_ij v_j. Whole weights: integers in any order. Float weights: h = fma(w_ij, v_j, h) from h = 0 in ascending j; asynchronous recall
/// sums so once at the start and then adds fma(w_ij, change of v_j, h_i) for every unit j that changes, in the order of changes.</para>
/// <para>Dense: h_i = sum over μ of ξ_i^μ · DenseGain.Of(m_μ − ξ_i^μ v_i). Synchronous: float adds from 0 in ascending μ. Asynchronous: <see cref="Dynamics.Numerics.TreeSum"/>.</para>
/// <para>Modern: a_μ = Σ_i ±s_i, float adds from 0 in ascending i; e_μ = Exp(β (a_μ − max a)); Z = <see cref="Dynamics.Numerics.TreeSum"/> of e; p_μ = Subnormal.ToZero(e_μ / Z); s_i = Σ_μ ±p_μ, float adds from 0 in ascending μ.</para>
/// </remarks>
public sealed record RecallPlan : IDisposable
{
    /// <summary>What was asked for, with what the patterns decide: the number of units, and coding level and threshold of the covariance rule.</summary>
    public required HopfieldSetup Setup { get; init; }

    /// <summary>N.</summary>
    public required int Units { get; init; }

    /// <summary>The kernel that recalls.</summary>
    public required RecallMethod Method { get; init; }

    /// <summary>[pattern] the stored patterns, in the order of storing.</summary>
    public required PatternBits Patterns { get; init; }

    /// <summary>The matrix where <see cref="Method"/> is <see cref="RecallMethod.Weights"/>; null otherwise.</summary>
    public required WeightMatrix? Weights { get; init; }

    /// <summary>[probe] what recall starts from; real states start from the units' values.</summary>
    public required PatternBits Start { get; init; }

    /// <summary>[probe] the pattern it was made of.</summary>
    public required IReadOnlyList<int> Targets { get; init; }

    /// <summary>Value of a silent unit: −1 or 0.</summary>
    public required int Silent { get; init; }

    /// <summary>θ in the unit of the field as the kernel computes it; 0 for whole fields.</summary>
    public required float Threshold { get; init; }

    /// <summary>What a field as the kernel computes it is multiplied by to be the field of the equations: 1/N for whole weights and patterns, 1 for float weights.</summary>
    public required float FieldScale { get; init; }

    /// <summary>Glauber: what <see cref="Dynamics.Hopfield.UnitUpdate.Glauber"/> takes as gain; 0 otherwise.</summary>
    public required float Gain { get; init; }

    /// <summary>Modern: β; 0 otherwise.</summary>
    public required float Beta { get; init; }

    /// <summary>Key of Glauber's noise.</summary>
    public required RandomStream Noise { get; init; }

    /// <summary>Key of <see cref="UpdateOrder"/>.</summary>
    public required RandomStream Order { get; init; }

    /// <summary>Whether states are real numbers (graded, modern).</summary>
    public bool IsReal => Setup.Dynamics is RecallDynamics.Graded or RecallDynamics.Modern;

    /// <summary>Whether a probe that did not change in one sweep never will again.</summary>
    public bool IsDeterministic => Setup.Dynamics is not RecallDynamics.Glauber;

    /// <summary>Order of updates; synchronous for real states.</summary>
    public UpdateMode Update => Setup.Dynamics switch
    {
        RecallDynamics.Deterministic units => units.Update,
        RecallDynamics.Glauber units => units.Update,
        RecallDynamics.Dense units => units.Update,
        _ => UpdateMode.Synchronous,
    };

    /// <summary>Frees patterns, weights and probes.</summary>
    public void Dispose()
    {
        Patterns.Dispose();
        Weights?.Dispose();
        Start.Dispose();
    }
}

/// <summary>What recall computes fields from.</summary>
public enum RecallMethod
{
    /// <summary>Hebbian memories from the patterns' bits.</summary>
    Patterns,
    /// <summary>A matrix of weights.</summary>
    Weights,
    /// <summary>Dense associative memory from the patterns' bits.</summary>
    Dense,
    /// <summary>Modern Hopfield network from the patterns' bits.</summary>
    Modern,
}
