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

    /// <summary>Points at a key.</summary>
    public void AtKey(Node node, string message, string? hint = null) => _found.Add(new(node.Key ?? node.Place, node.Path, message, hint));

    /// <summary>Points at an object for a key that is not there.</summary>
    public void Missing(Node node, string key, string message, string? hint = null) => _found.Add(new(node.Pointer, node.Child(key), message, hint));

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

    /// <summary>Throws the finished report when there is something to report.</summary>
    /// <exception cref="ConfigException">There is.</exception>
    public void ThrowIfAny()
    {
        if (Any) throw new ConfigException(Report());
    }

    /// <summary>All faults in the order of their places.</summary>
    public string Report() => string.Join('\n', _found.OrderBy(fault => fault.Place.Source.Order).ThenBy(fault => fault.Place.Start));

    static bool Overlap(string one, string other) => one.Length > 0 && (IsInside(one, other) || IsInside(other, one));

    static bool IsInside(string inner, string outer) => inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
