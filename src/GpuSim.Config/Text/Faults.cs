using GpuSim.Model;

namespace GpuSim.Config.Text;

/// <summary>Something wrong at a place of a config.</summary>
/// <param name="Place">What the carets stand under.</param>
/// <param name="Path">Empty where the text is not JSON.</param>
/// <param name="Message">What was expected and what was found, without a full stop.</param>
/// <param name="Hint">The way out.</param>
internal sealed record Fault(Place Place, string Path, string Message, string? Hint)
{
    /// <summary>Place, path and message; the line; carets and hint.</summary>
    public override string ToString()
    {
        var path = Path.Length == 0 ? "" : $"{Path}: ";
        return $"{Place.Source.Locate(Place.Start)}: {path}{Message}.\n{Place.Source.Show(Place)}{(Hint is null ? "" : " " + Hint)}";
    }
}

/// <summary>The faults found so far; reading goes on after the first.</summary>
internal sealed class Faults
{
    readonly List<Fault> _found = [];
    readonly List<string> _answered = [];

    public bool Any => _found.Count > 0;

    /// <summary>Points at a value.</summary>
    public void At(Node node, string message, string? hint = null) => _found.Add(new(node.Pointer, node.Path, message, hint));

    /// <summary>Points at a part of a value.</summary>
    public void At(Node node, Place part, string message) => _found.Add(new(part, node.Path, message, null));

    /// <summary>Points at a key.</summary>
    public void AtKey(Node node, string message, string? hint = null) => _found.Add(new(node.Key ?? node.Place, node.Path, message, hint));

    /// <summary>Points at an object for a key that is not there.</summary>
    public void Missing(Node node, string key, string message, string? hint = null) => _found.Add(new(node.Pointer, node.Child(key), message, hint));

    /// <summary>Whether there is a fault at or below a path, or one that has answered for it.</summary>
    public bool AnyIn(string path) => _found.Select(fault => fault.Path).Concat(_answered).Any(known => IsInside(known, path));

    /// <summary>Takes over all of another's.</summary>
    public void Take(Faults other)
    {
        _found.AddRange(other._found);
        _answered.AddRange(other._answered);
    }

    /// <summary>Says that a fault with another path has answered for this one.</summary>
    public void Answered(string path) => _answered.Add(path);

    /// <summary>Points at text that is not what it should be.</summary>
    public void At(Place place, string message, string? hint = null) => _found.Add(new(place, "", message, hint));

    /// <summary>Points at what a problem of the model means, unless reading has faulted the same thing already.</summary>
    public void Add(Problem problem, Node root)
    {
        if (_found.Select(fault => fault.Path).Concat(_answered).Any(path => Overlap(path, problem.Path))) return;
        var (node, path) = NodePath.Nearest(root, problem.Path);
        _found.Add(new(node.Pointer, path, problem.Message, problem.Hint));
    }

    /// <summary>Takes over what was found at points that share most of their text: each thing once, and where it is not at every point, with the first that has it.</summary>
    public void Merge(IReadOnlyList<(string Where, Faults Found)> points)
    {
        var found = points.SelectMany((point, index) => point.Found._found.Select(fault => (Point: index, Fault: fault)));
        foreach (var same in found.GroupBy(one => (one.Fault.Place, one.Fault.Path)))
        {
            var first = same.First().Point;
            var everywhere = same.DistinctBy(one => one.Point).Count() == points.Count;
            foreach (var (_, fault) in same.TakeWhile(one => one.Point == first))
                _found.Add(everywhere ? fault : fault with { Hint = $"{(fault.Hint is null ? "" : fault.Hint + " ")}This is so at {points[first].Where}." });
        }
    }

    /// <summary>For what is read apart and merged later; it knows what has been answered for.</summary>
    public Faults Branch()
    {
        var branch = new Faults();
        branch._answered.AddRange(_answered);
        return branch;
    }

    /// <summary>The same faults, to add others to.</summary>
    public Faults Copy()
    {
        var copy = new Faults();
        copy.Take(this);
        return copy;
    }

    /// <summary>Throws the finished report when there is something to report.</summary>
    /// <exception cref="ConfigException">There is.</exception>
    public void ThrowIfAny()
    {
        if (Any) throw new ConfigException(Report());
    }

    /// <summary>All faults in the order of their places.</summary>
    public string Report() => string.Join('\n', _found.OrderBy(fault => fault.Place.Source.Order).ThenBy(fault => fault.Place.Start));

    static bool Overlap(string one, string other) => one.Length > 0 && (IsInside(one, other) || IsInside(other, one));

    /// <summary>Whether a path is another or leads on from it.</summary>
    public static bool IsInside(string inner, string outer) => inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
