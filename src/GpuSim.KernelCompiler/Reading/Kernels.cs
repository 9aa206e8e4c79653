using System.Linq;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What an entry point must look like.</summary>
internal static class Kernels
{
    public static void Check(IMethodSymbol kernel, TypeReader types, Problems problems)
    {
        var place = kernel.Locations[0];
        if (!kernel.IsStatic || !kernel.ReturnsVoid) problems.Add(Rules.KernelShape, place, $"kernel '{kernel.Name}'");
        foreach (var parameter in kernel.Parameters)
        {
            var at = parameter.Locations[0];
            var isIndex = Marks.IsLanguage(parameter.Type, "Index1D");
            if (parameter.RefKind != RefKind.None) problems.Add(Rules.KernelParameter, at, $"'{parameter}'");
            else if (isIndex ? parameter.Ordinal != 0 : !MayPass(types.Read(parameter.Type, at))) problems.Add(Rules.KernelParameter, at, $"'{parameter}'");
        }
    }

    static bool MayPass(DeviceType type) => type.IsWords() || type == DeviceType.Long || type == DeviceType.ULong || type is DeviceType.View or DeviceType.Columns or DeviceType.Parameter || type.IsNarrow();
}
