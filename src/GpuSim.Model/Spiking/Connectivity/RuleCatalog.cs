using System.Reflection;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>All connectivity rules that numbers describe, found by their interface and their static property <c>Definition</c>; an <see cref="EdgeList"/> is none of them.</summary>
public static class RuleCatalog
{
    /// <summary>By name.</summary>
    public static readonly IReadOnlyList<RuleSchema> Rules =
    [
        .. typeof(RuleCatalog).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IConnectivityRule)))
            .Select(type => type.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static)!.GetValue(null))
            .OfType<RuleSchema>()
            .OrderBy(rule => rule.Name, StringComparer.Ordinal),
    ];

    /// <summary>The rule of that name, if there is one.</summary>
    public static RuleSchema? Find(string name) => Rules.FirstOrDefault(rule => rule.Name == name);
}
