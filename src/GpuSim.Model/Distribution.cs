namespace GpuSim.Model;

/// <summary>What to do with a draw outside its range.</summary>
public enum OutOfRange
{
    /// <summary>Take the nearest value inside.</summary>
    Clip,
    /// <summary>Draw again.</summary>
    Redraw,
}

/// <summary>How a value varies over neurons or synapses, in canonical units.</summary>
public abstract record Distribution
{
    Distribution() { }

    /// <summary>The same value everywhere.</summary>
    public sealed record Constant(double Value) : Distribution;

    /// <summary>Uniform over [<paramref name="Low"/>, <paramref name="High"/>).</summary>
    public sealed record Uniform(double Low, double High) : Distribution;

    /// <summary>Normal; draws outside [<see cref="Min"/>, <see cref="Max"/>] are clipped or drawn again.</summary>
    public sealed record Normal(double Mean, double StandardDeviation) : Distribution
    {
        /// <summary>Smallest value allowed.</summary>
        public double Min { get; init; } = double.NegativeInfinity;

        /// <summary>Largest value allowed.</summary>
        public double Max { get; init; } = double.PositiveInfinity;

        /// <summary>What becomes of the others.</summary>
        public OutOfRange Outside { get; init; } = OutOfRange.Clip;
    }

    /// <summary>exp of a normal number: its <paramref name="Mean"/> and <paramref name="StandardDeviation"/> are those of the values themselves; <paramref name="Sign"/> −1 mirrors them.</summary>
    public sealed record Lognormal(double Mean, double StandardDeviation, int Sign = 1) : Distribution;

    /// <summary>A value for every neuron, in the order of ids.</summary>
    public sealed record Listed(IReadOnlyList<double> Values) : Distribution;

    /// <summary>Of a synapse: a function of the distance between its neurons.</summary>
    public sealed record ByDistance(DistanceProfile Profile) : Distribution;

    /// <summary>Of a synapse: the number that the edge list gives it, times <paramref name="Factor"/>.</summary>
    public sealed record FromFile(double Factor) : Distribution;

    /// <summary>A number stands for itself.</summary>
    public static implicit operator Distribution(double value) => new Constant(value);

    /// <summary>The mean before clipping or redrawing: what decides the sign of a projection.</summary>
    public double Centre => this switch
    {
        Constant constant => constant.Value,
        Uniform uniform => 0.5 * (uniform.Low + uniform.High),
        Normal normal => normal.Mean,
        Lognormal lognormal => lognormal.Sign * lognormal.Mean,
        Listed listed => listed.Values.DefaultIfEmpty(double.NaN).Average(),
        ByDistance far => far.Profile.Centre,
        FromFile file => file.Factor,
        _ => throw new NotSupportedException(),
    };

    /// <summary>The same distribution with every value multiplied by <paramref name="factor"/>, which may be negative.</summary>
    public Distribution Times(double factor) => this switch
    {
        Constant constant => new Constant(constant.Value * factor),
        Uniform uniform when factor < 0 => new Uniform(uniform.High * factor, uniform.Low * factor),
        Uniform uniform => new Uniform(uniform.Low * factor, uniform.High * factor),
        Normal normal when factor == 0 => new Constant(0),
        Normal normal => normal with
        {
            Mean = normal.Mean * factor,
            StandardDeviation = normal.StandardDeviation * Math.Abs(factor),
            Min = factor < 0 ? normal.Max * factor : normal.Min * factor,
            Max = factor < 0 ? normal.Min * factor : normal.Max * factor,
        },
        Lognormal when factor == 0 => new Constant(0),
        Lognormal lognormal => new Lognormal(lognormal.Mean * Math.Abs(factor), lognormal.StandardDeviation * Math.Abs(factor), factor < 0 ? -lognormal.Sign : lognormal.Sign),
        ByDistance far => new ByDistance(far.Profile.Times(factor)),
        FromFile file => new FromFile(file.Factor * factor),
        Listed listed => new Listed([.. listed.Values.Select(value => value * factor)]),
        _ => throw new NotSupportedException(),
    };
}
