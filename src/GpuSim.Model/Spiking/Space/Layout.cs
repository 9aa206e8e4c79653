using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Space;

/// <summary>How the neurons of a population lie, in one to three dimensions; lengths are bare numbers. Grid, extent and center mean what they mean in NEST.</summary>
public abstract record Layout
{
    /// <summary>Most dimensions.</summary>
    public const int MostDimensions = 3;

    Layout() { }

    /// <summary>[dimension] size of the space around <see cref="Center"/>; null for 1 in every dimension, or for no borders around a list.</summary>
    public IReadOnlyList<double>? Extent { get; init; }

    /// <summary>[dimension] its middle; null for 0.</summary>
    public IReadOnlyList<double>? Center { get; init; }

    /// <summary>Whether what leaves at one edge comes back at the other: no distance is longer than half the extent.</summary>
    public bool Periodic { get; init; }

    /// <summary>Number of dimensions.</summary>
    public abstract int Dimensions { get; }

    /// <summary>In the middle of equal cells: column by column from the left, each from the top.</summary>
    /// <param name="Shape">[dimension] number of cells; columns first.</param>
    public sealed record Grid(IReadOnlyList<int> Shape) : Layout
    {
        /// <inheritdoc/>
        public override int Dimensions => Shape.Count;

        private protected override double[] Draw(int size, RandomStream stream)
        {
            var coordinates = new double[size * Dimensions];
            for (var neuron = 0; neuron < size; neuron++)
            {
                var rest = neuron;
                for (var axis = Dimensions - 1; axis >= 0; axis--)
                {
                    var cell = axis == 0 ? rest : rest % Shape[axis];
                    rest /= Shape[axis];
                    var part = (cell + 0.5) / Shape[axis];
                    coordinates[neuron * Dimensions + axis] = CenterOf(axis) + ExtentOf(axis) * (axis == 1 ? 0.5 - part : part - 0.5); // rows count from the top
                }
            }
            return coordinates;
        }
    }

    /// <summary>Uniform over the extent.</summary>
    /// <param name="Axes">Number of dimensions.</param>
    public sealed record Random(int Axes) : Layout
    {
        /// <inheritdoc/>
        public override int Dimensions => Axes;

        private protected override double[] Draw(int size, RandomStream stream)
        {
            var coordinates = new double[size * Axes];
            for (var neuron = 0; neuron < size; neuron++)
                for (var axis = 0; axis < Axes; axis++)
                {
                    var block = Philox.Draw(stream, new((uint)neuron, (uint)axis, 0, 0));
                    coordinates[neuron * Axes + axis] = CenterOf(axis) + ExtentOf(axis) * (RandomDraws.Unit(block.X, block.Y) - 0.5);
                }
            return coordinates;
        }
    }

    /// <summary>As given.</summary>
    /// <param name="Points">[neuron, dimension].</param>
    public sealed record Listed(IReadOnlyList<IReadOnlyList<double>> Points) : Layout
    {
        /// <inheritdoc/>
        public override int Dimensions => Points.Count == 0 ? 0 : Points[0].Count;

        private protected override double[] Draw(int size, RandomStream stream) => [.. Points.SelectMany(point => point)];
    }

    /// <summary>Size of the space along one axis.</summary>
    public double ExtentOf(int axis) => Extent?[axis] ?? 1;

    /// <summary>Middle of the space along one axis.</summary>
    public double CenterOf(int axis) => Center?[axis] ?? 0;

    /// <summary>The positions of a population's neurons.</summary>
    /// <param name="size">Number of neurons, which the layout was checked for.</param>
    /// <param name="stream">Draws random ones.</param>
    public Positions Place(int size, RandomStream stream) => new(this, size, stream, () => Draw(size, stream));

    private protected abstract double[] Draw(int size, RandomStream stream);

    /// <summary>Adds what is wrong; true when nothing is.</summary>
    internal bool Check(string path, int size, Problems problems)
    {
        var before = problems.Count;
        if (Dimensions is < 1 or > MostDimensions)
        {
            problems.Add(path, $"expected 1 to {MostDimensions} dimensions, got {Dimensions}");
            return false;
        }
        CheckLength("extent", Extent);
        CheckLength("center", Center);
        if (problems.Count > before) return false;
        for (var axis = 0; axis < Dimensions; axis++)
            if (!(ExtentOf(axis) > 0 && double.IsFinite(ExtentOf(axis)))) problems.Add($"{path}.extent[{axis}]", $"expected a length above 0, got {ExtentOf(axis)}");
        if (this is Grid grid) CheckGrid(grid);
        if (this is Listed listed) CheckList(listed);
        return problems.Count == before;

        void CheckLength(string key, IReadOnlyList<double>? given)
        {
            if (given is null) return;
            if (given.Count != Dimensions) problems.Add($"{path}.{key}", $"expected {Dimensions} numbers, one for each dimension, got {given.Count}");
            else foreach (var (axis, number) in given.Index()) problems.Finite($"{path}.{key}[{axis}]", number);
        }

        void CheckGrid(Grid grid)
        {
            var cells = grid.Shape.Aggregate(1.0, (product, count) => product * count);
            if (grid.Shape.Any(count => count < 1)) problems.Add($"{path}.grid", $"expected at least 1 cell in every dimension, got {string.Join(" × ", grid.Shape)}");
            else if (cells != size) problems.Add($"{path}.grid", $"expected a grid of {size} cells, one for each neuron, got {string.Join(" × ", grid.Shape)} = {cells}");
        }

        void CheckList(Listed list)
        {
            if (list.Points.Count != size) problems.Add($"{path}.list", $"expected {size} positions, one for each neuron, got {list.Points.Count}");
            if (Periodic && Extent is null) problems.Add($"{path}.extent", $"expected the extent of a space with periodic edges, got none");
            foreach (var (neuron, point) in list.Points.Index())
            {
                if (point.Count != Dimensions || !point.All(double.IsFinite))
                    problems.Add($"{path}.list[{neuron}]", $"expected {Dimensions} finite numbers as for neuron 0, got {Say(point)}");
                else if (Extent is not null && point.Index().Any(entry => Math.Abs(entry.Item - CenterOf(entry.Index)) > ExtentOf(entry.Index) * (0.5 + 1e-9)))
                    problems.Add($"{path}.list[{neuron}]", $"expected a position inside the extent, got {Say(point)}");
                else continue;
                return; // one is enough to show
            }
        }
    }

    static string Say(IReadOnlyList<double> point) => FormattableString.Invariant($"[{string.Join(", ", point.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]");
}
