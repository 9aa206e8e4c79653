using System.Collections.Generic;
using GpuSim.KernelCompiler.Dialect;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Collects what was refused, each thing once.</summary>
internal sealed class Problems(List<Diagnostic> diagnostics)
{
    readonly HashSet<(string, Location)> _seen = [];

    /// <summary>So far.</summary>
    public int Count => diagnostics.Count;

    public void Add(Rule rule, Location place, string found)
    {
        if (_seen.Add((rule.Id, place))) diagnostics.Add(Diagnostic.Create(rule.Descriptor, place, found));
    }
}
