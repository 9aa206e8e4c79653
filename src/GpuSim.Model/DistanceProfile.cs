using GpuSim.Dynamics.Numerics;

namespace GpuSim.Model;

/// <summary>How a value depends on the distance between two neurons.</summary>
public abstract record DistanceProfile
{
    const double Turn = 2 * Math.PI;

    DistanceProfile() { }

    /// <summary>a + b d.</summary>
    /// <param name="AtZero">a.</param>
    /// <param name="PerUnit">b.</param>
    public sealed record Linear(double AtZero, double PerUnit) : DistanceProfile
    {
        /// <inheritdoc/>
        public override double At(double distance, double extent) => AtZero + PerUnit * distance;

        /// <inheritdoc/>
        public override Linear Times(double factor) => new(AtZero * factor, PerUnit * factor);
    }

    /// <summary>a exp(−d/λ).</summary>
    /// <param name="AtZero">a.</param>
    /// <param name="Lambda">λ, a length.</param>
    public sealed record Exponential(double AtZero, double Lambda) : DistanceProfile
    {
        /// <inheritdoc/>
        public override double At(double distance, double extent) => AtZero * Dynamics.Numerics.Exponential.Exp(-distance / Lambda);

        /// <inheritdoc/>
        public override Exponential Times(double factor) => this with { AtZero = AtZero * factor };
    }

    /// <summary>a exp(−d²/2σ²).</summary>
    /// <param name="AtZero">a.</param>
    /// <param name="Sigma">σ, a length.</param>
    public sealed record Gaussian(double AtZero, double Sigma) : DistanceProfile
    {
        /// <inheritdoc/>
        public override double At(double distance, double extent) => AtZero * Dynamics.Numerics.Exponential.Exp(-0.5 * (distance / Sigma) * (distance / Sigma));

        /// <inheritdoc/>
        public override Gaussian Times(double factor) => this with { AtZero = AtZero * factor };
    }

    /// <summary>m + a cos(2π d/L) on a ring of circumference L: one dimension with periodic edges.</summary>
    /// <param name="Mean">m.</param>
    /// <param name="Amplitude">a.</param>
    public sealed record Cosine(double Mean, double Amplitude) : DistanceProfile
    {
        /// <inheritdoc/>
        public override double At(double distance, double extent) => Mean + Amplitude * Trigonometry.Cos(Turn * (distance / extent));

        /// <inheritdoc/>
        public override Cosine Times(double factor) => new(Mean * factor, Amplitude * factor);
    }

    /// <summary>The value at a distance.</summary>
    /// <param name="distance">At least 0.</param>
    /// <param name="extent">Circumference of the ring, where there is one.</param>
    public abstract double At(double distance, double extent);

    /// <summary>The same with every value multiplied.</summary>
    public abstract DistanceProfile Times(double factor);

    /// <summary>What decides the sign: the mean around a ring, else the value at distance 0.</summary>
    public double Centre => this is Cosine cosine ? cosine.Mean != 0 ? cosine.Mean : cosine.Amplitude : At(0, 1);

    /// <summary>The smallest and the largest value up to a distance.</summary>
    public (double Low, double High) Range(double longest)
    {
        var (one, other) = this is Cosine cosine ? (cosine.Mean - cosine.Amplitude, cosine.Mean + cosine.Amplitude) : (At(0, 1), At(longest, 1));
        return (Math.Min(one, other), Math.Max(one, other));
    }
}
