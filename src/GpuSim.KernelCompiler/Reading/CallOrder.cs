using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Puts functions after those they call, and refuses circles.</summary>
internal sealed class CallOrder(IReadOnlyDictionary<IMethodSymbol, ReadFunction> read, Problems problems)
{
    readonly List<ReadFunction> _sorted = [];
    readonly HashSet<IMethodSymbol> _done = new(SymbolEqualityComparer.Default);
    readonly List<IMethodSymbol> _path = [];

    public IReadOnlyList<ReadFunction> Sorted()
    {
        foreach (var method in read.Keys) Visit(method);
        return _sorted;
    }

    void Visit(IMethodSymbol method)
    {
        if (_path.Contains(method, SymbolEqualityComparer.Default))
        {
            var circle = _path.SkipWhile(other => !SymbolEqualityComparer.Default.Equals(other, method)).Append(method);
            problems.Add(Rules.Recursion, read[method].Function.Place, $"{string.Join(" → ", circle.Select(part => part.Name))}");
            return;
        }
        if (_done.Contains(method)) return;
        _path.Add(method);
        foreach (var called in read[method].Calls) Visit(called);
        _path.RemoveAt(_path.Count - 1);
        _done.Add(method);
        _sorted.Add(read[method]);
    }
}
