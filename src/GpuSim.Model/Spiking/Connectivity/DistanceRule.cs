using System.Buffers;
using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking.Space;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Every pair is connected with a probability that falls with its distance, whatever the others are; never twice.</summary>
/// <param name="Probability">At distance 0.</param>
/// <param name="Cutoff">Distance beyond which nothing is connected; null for none.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
public abstract record DistanceRule(double Probability, double? Cutoff, bool AllowAutapses) : IConnectivityRule
{
    /// <summary>A probability below half of this is never drawn: a draw has 32 bits.</summary>
    protected const double LeastProbability = 1 / 4294967296.0;

    const long PairsAsked = 1 << 20; // for the expected number: more than enough for a percent
    const int FewestAsked = 64;

    /// <summary>Those of every distance-dependent rule, besides its length.</summary>
    protected static RuleArgument ProbabilityArgument { get; } = new("probability", WholeNumber: false, 0, 1, "probability at distance 0", Default: 1);

    /// <summary>Where the rule's own profile is not enough.</summary>
    protected static RuleArgument CutoffArgument { get; } = new("cutoff", WholeNumber: false, 0, 1e9, "distance beyond which nothing is connected", Default: double.NaN);

    /// <inheritdoc/>
    public abstract RuleSchema Schema { get; }

    /// <summary>The probability at a distance within the cutoff; it does not grow with distance.</summary>
    public abstract double At(double distance);

    /// <summary>Beyond it the profile is 0, or so small that no draw falls below it.</summary>
    protected abstract double ProfileReach { get; }

    double Reach => Math.Min(Cutoff ?? double.PositiveInfinity, ProfileReach);

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends)
    {
        if (!(Reach >= 0)) yield return $"expected a length of at least 0, got {Reach}";
        if (!(Probability is >= 0 and <= 1)) yield return $"expected a probability from 0 to 1, got {Probability}";
        if (ends.Distances is null) yield return ends.NoDistances ?? "expected positions of the neurons, which distances need, got none";
    }

    /// <summary>The mean number over the draws of this rule between these positions; of many sources, a sample is asked.</summary>
    public double ExpectedSynapses(Endpoints ends)
    {
        if (ends.Distances is null || Probability == 0) return 0;
        var near = new NearTargets(this, ends);
        var asked = (int)Math.Min(ends.Sources, Math.Max(FewestAsked, PairsAsked / Math.Max(1, near.Most)));
        var stream = RandomStream.Named(0, "sources asked for their targets"); // of no seed: the plan shows it
        var sum = 0.0;
        for (var k = 0; k < asked; k++)
            sum += near.Expected(asked == ends.Sources ? k : (int)RandomDraws.Below((uint)ends.Sources, Philox.Draw(stream, new((uint)k, 0, 0, 0)).X));
        return Math.Ceiling(sum * ends.Sources / asked);
    }

    /// <inheritdoc/>
    public double LargestInDegree(Endpoints ends)
    {
        if (ends.Distances is not { } distances || Probability == 0) return 0;
        var sources = new CellGrid(distances, ends.Sources, ends.Targets, ofTargets: false, Reach);
        var most = 0;
        for (var target = 0; target < ends.Targets; target++) most = Math.Max(most, sources.Near(distances.Target(target), []));
        return Math.Min(ends.Sources, IConnectivityRule.TwelveDeviationsAbove(Probability * most));
    }

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this;

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) => new NearRows(new(this, ends), stream);

    /// <summary>The targets that sources may have.</summary>
    sealed class NearTargets
    {
        const int Bounds = 1024;

        readonly DistanceRule _rule;
        readonly Distances _distances;
        readonly CellGrid _targets;
        readonly SelfInRow _self;
        readonly double _reach, _perSquare;
        readonly double[] _bounds = new double[Bounds + 2]; // [square of the distance, in parts of that of the reach]

        public NearTargets(DistanceRule rule, Endpoints ends)
        {
            (_rule, _distances, _reach, _self) = (rule, ends.Distances!, rule.Reach, ends.Self(RowAxis.Source, rule.AllowAutapses));
            _perSquare = _reach > 0 ? Bounds / (_reach * _reach) : 0;
            for (var part = 0; part < _bounds.Length; part++) _bounds[part] = rule.At(Math.Sqrt(part / (double)Bounds) * _reach * (1 - 1e-9)) * (1 + 1e-9);
            _targets = new(_distances, ends.Targets, ends.Sources, ofTargets: true, _reach);
            for (var source = 0; source < ends.Sources; source++) Most = Math.Max(Most, _targets.Near(_distances.Source(source), []));
        }

        /// <summary>Targets within reach of a source, and some that are not; never more.</summary>
        public int Most { get; }

        public int Of(int source, Span<int> found) => Most == 0 ? 0 : _targets.Near(_distances.Source(source), found);

        public double Probability(int source, int target)
        {
            if (target == _self.Of(source)) return 0;
            var distance = _distances.Between(source, target);
            return distance <= _reach ? _rule.At(distance) : 0;
        }

        // Most draws are above what the probability can be there, which a table tells without an exponential.
        public bool Connects(int source, int target, double draw)
        {
            if (draw >= _rule.Probability) return false;
            var part = _distances.Squared(source, target) * _perSquare;
            return part <= Bounds + 1 && draw < _bounds[(int)part] && draw < Probability(source, target);
        }

        public double Expected(int source)
        {
            var found = new int[Most];
            var sum = 0.0;
            foreach (var target in found.AsSpan(0, Of(source, found))) sum += Probability(source, target);
            return sum;
        }
    }

    /// <summary>Row i holds targets of source i: one draw for each that is near.</summary>
    sealed class NearRows(NearTargets near, RandomStream stream) : IRows
    {
        public RowAxis Axis => RowAxis.Source;
        public int MaxLength => near.Most;

        public int Fill(int row, Span<int> partners)
        {
            var candidates = near.Of(row, partners);
            var draws = ArrayPool<uint>.Shared.Rent(candidates);
            RandomDraws.Fill(stream, (uint)row, DrawnRows.Purpose, draws.AsSpan(0, candidates));
            var count = 0;
            for (var k = 0; k < candidates; k++) // writes only behind what it reads
                if (near.Connects(row, partners[k], draws[k] * LeastProbability)) partners[count++] = partners[k];
            ArrayPool<uint>.Shared.Return(draws);
            return count;
        }
    }
}
