using GpuSim.Config.Text;

namespace GpuSim.Config.Vary;

/// <summary>One combination of values, and the config that has them.</summary>
/// <param name="Coordinates">By axis: path and value as JSON.</param>
/// <param name="Root">The config without <c>vary</c>.</param>
/// <param name="Faults">Of this point; paths that lead nowhere are among them already.</param>
internal sealed record VariedPoint((string Path, string Value)[] Coordinates, ObjectNode Root, Faults Faults)
{
    /// <summary>For messages.</summary>
    public string Where => string.Join(", ", Coordinates.Select(axis => $"{axis.Path} = {axis.Value}"));
}

/// <summary>Every combination of the values that <c>vary</c> lists, applied to the config as <c>--set</c> would.</summary>
internal static class Variation
{
    const long MostPoints = 10_000;

    /// <summary>The points, the first axis slowest: one where nothing varies, and after a fault with the whole the first alone.</summary>
    public static IEnumerable<VariedPoint> Of(ObjectNode root, VaryShape shape, Faults faults)
    {
        var still = root.Without(NodePath.Vary);
        IReadOnlyList<Axis> axes = [];
        if (root.Members.TryGetValue(NodePath.Vary, out var vary) && shape.TryRead(vary, faults, out var read)) axes = [.. read.Where(axis => !IsSet(still, axis))];

        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        if (count > MostPoints)
        {
            faults.At(vary!, $"expected at most {MostPoints} points, got {string.Join(" x ", axes.Select(axis => axis.Values.Count))}", "Shorten a list, or run a part at a time.");
            axes = [.. axes.Select(axis => axis with { Values = [axis.Values[0]] })];
        }
        var points = new[] { new VariedPoint([], still, faults.Branch()) }.AsEnumerable();
        return axes.Aggregate(points, (before, axis) => Extend(before, axis));
    }

    // A value that --set gives after the axis holds at every point.
    static bool IsSet(ObjectNode root, Axis axis) => NodePath.Find(root, axis.Path) is { } given && given.Place.Source.Order > axis.Key.Source.Order;

    static IEnumerable<VariedPoint> Extend(IEnumerable<VariedPoint> points, Axis axis)
    {
        var values = axis.Values.Select(value => new AxisValue(axis, value)).ToList();
        return points.SelectMany(point => values.Select(value => value.Apply(point)));
    }

    sealed class AxisValue(Axis axis, Node value)
    {
        readonly string _text = JsonWriter.Write(value);
        Node? _placed; // the same for all points, so that what reads it can see that it is

        public VariedPoint Apply(VariedPoint point)
        {
            var faults = point.Faults.Copy();
            var root = (ObjectNode)Override.Put(point.Root, axis.Path, axis.Path, axis.Key, Place, faults);
            return new([.. point.Coordinates, (axis.Path, _text)], root, faults);
        }

        // A long value is best known by itself here, since its key stands for all values.
        Node Place(string path) => _placed ??= value.At(path, value is ObjectNode or ListNode ? null : axis.Key);
    }
}
