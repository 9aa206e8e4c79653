using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Accelerators.SelfOrganizingMap;

/// <summary>A map with random weights and samples: plans for devices, made without a config and without a planner.</summary>
sealed record MadeUpMap
{
    public required MapGrid Grid { get; init; }
    public int Samples { get; init; } = 100;
    public int Dimensions { get; init; } = 5;
    public MapLearning Learning { get; init; } = new MapLearning.Online(false);
    public Metric Metric { get; init; }
    public NeighbourhoodKind Kind { get; init; }
    public bool Window { get; init; }
    public bool Normalised { get; init; }

    /// <summary>Samples and weights are multiples of one half, so that many units are equally near and some weights all zero.</summary>
    public bool Coarse { get; init; }

    /// <summary>σ of the first epoch, which shrinks to half of it in the second, a third in the third …</summary>
    public double Sigma { get; init; } = 2;

    /// <summary>α likewise.</summary>
    public double Alpha { get; init; } = 0.7;

    public ulong Seed { get; init; } = 1;

    /// <summary>The plan, which the caller disposes.</summary>
    public MapPlan Plan()
    {
        var data = Draw("data", (long)Samples * Dimensions);
        if (Metric == Metric.Cosine) Normalise(data.View.AsSpan());
        return new()
        {
            Experiment = new()
            {
                Name = "made-up", Seeds = new(Seed, Seed), Grid = Grid, Data = new TrainingData.UniformCube(Samples, Dimensions), Initial = new InitialWeights.Uniform(-1, 1), Metric = Metric, Learning = Learning,
                Neighbourhood = new(Kind, Window, Normalised), Alpha = new Schedule.Power(Alpha, 1), Sigma = new Schedule.Power(Sigma, 1), Epochs = 10, History = [],
            },
            Samples = Samples, Dimensions = Dimensions, Data = data, Labels = null, DimensionNames = [.. Enumerable.Range(1, Dimensions).Select(k => $"x{k}")],
            Start = Draw("weights", (long)Grid.Units * Dimensions),
        };
    }

    /// <summary>What the epoch needs, t from 1. Profiles do not end with the window: whoever reads them has to.</summary>
    public EpochPlan Epoch(int t)
    {
        var (sigma, alpha) = (Sigma / t, Alpha / t);
        var (width, rows) = (Grid.Width, Grid.Height * Grid.Depth);
        var reach = Window ? (int)Math.Ceiling(sigma) : Math.Max(width, Math.Max(Grid.Height, Grid.Depth));
        var profiles = new Dictionary<string, int>(); // pairs of rows alike have one profile
        var (values, profileOf) = (new List<float>(), new int[rows * rows]);
        for (var pair = 0; pair < rows * rows; pair++)
        {
            var squares = Enumerable.Range(1 - width, 2 * width - 1).Select(across => Square(pair / rows, pair % rows, across)).ToArray();
            var key = string.Join(' ', squares);
            if (!profiles.TryGetValue(key, out profileOf[pair]))
            {
                profiles[key] = profileOf[pair] = profiles.Count;
                values.AddRange(squares.Select(square => (float)Height(square, sigma)));
            }
        }
        return new()
        {
            Epoch = t, Alpha = Learning is MapLearning.Batch ? 1 : (float)alpha, Reach = reach, Window = Window, Profiles = [.. values], ProfileOf = profileOf, Gain = Gains(sigma, alpha, reach), Order = Order(t),
        };
    }

    // Of two units so many columns apart in these rows.
    int Square(int winnerRow, int row, int across)
    {
        var column = Math.Max(0, -across);
        return Grid.SquaredDistance(winnerRow * Grid.Width + column, row * Grid.Width + column + across);
    }

    double Height(int square, double sigma)
    {
        var ratio = square / (double)Grid.Scale / (sigma * sigma);
        return Kind switch
        {
            NeighbourhoodKind.Gaussian => Exponential.Exp(-ratio / 2),
            NeighbourhoodKind.Bubble => ratio <= 1 ? 1 : 0,
            _ => (1 - ratio) * Exponential.Exp(-ratio / 2),
        };
    }

    float[] Gains(double sigma, double alpha, int reach)
    {
        var units = Enumerable.Range(0, Grid.Units);
        var sums = units.Select(winner => !Normalised ? 1 : units.Where(unit => !Window || Near(winner, unit, reach)).Sum(unit => Height(Grid.SquaredDistance(winner, unit), sigma))).ToArray();
        return [.. sums.Select(sum => (float)(alpha / (Window ? sum : sums.Max())))];
    }

    bool Near(int one, int other, int reach)
    {
        var ((x1, y1, z1), (x2, y2, z2)) = (Grid.Place(one), Grid.Place(other));
        return Gap(x1, x2, Grid.Width) <= reach && Gap(y1, y2, Grid.Height) <= reach && Gap(z1, z2, Grid.Depth) <= reach;
    }

    int Gap(int one, int other, int extent) => Grid.Toroidal ? Math.Min(Math.Abs(one - other), extent - Math.Abs(one - other)) : Math.Abs(one - other);

    int[] Order(int t)
    {
        int[] order = [.. Enumerable.Range(0, Samples)];
        if (Learning is not (MapLearning.Online { Shuffled: true } or MapLearning.MiniBatch { Shuffled: true })) return order;
        var keys = new uint[Samples];
        RandomDraws.Fill(RandomStream.Named(Seed, "order"), (uint)t, 0, keys);
        Array.Sort(keys, order);
        return order;
    }

    HostBuffer<float> Draw(string name, long length)
    {
        var (numbers, draws) = (new HostBuffer<float>(length), new uint[length]);
        RandomDraws.Fill(RandomStream.Named(Seed, name), 0, 0, draws);
        for (var i = 0; i < length; i++) numbers.View[i] = Coarse ? ((draws[i] >> 30) - 1f) / 2 : (draws[i] >> 8) * (1f / (1 << 23)) - 1;
        return numbers;
    }

    void Normalise(Span<float> data)
    {
        for (; data.Length > 0; data = data[Dimensions..])
        {
            var norm = 0f;
            foreach (var x in data[..Dimensions]) norm += x * x;
            foreach (ref var x in data[..Dimensions]) x = norm == 0 ? 0 : x / MathF.Sqrt(norm);
        }
    }
}
