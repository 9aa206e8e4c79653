using System.Collections.Generic;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>The names of one function: C# may use one again in a sibling block, texts may not.</summary>
internal sealed class Scope
{
    readonly HashSet<string> _taken = [];

    public string Unique(string name)
    {
        var plain = Names.Plain(name);
        var unique = plain;
        for (var copy = 2; !_taken.Add(unique); copy++) unique = $"{plain}_{copy}";
        return unique;
    }
}
