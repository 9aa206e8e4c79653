using GpuSim.Hopfield;
using GpuSim.SelfOrganizingMap;
using GpuSim.Spiking;

namespace GpuSim.Sweeps;

/// <summary>The kinds of experiments that a sweep can vary.</summary>
static class SweptKinds
{
    static readonly ISweptKind[] All = [new SweptNetwork(), new SweptMemory(), new SweptMap()];

    /// <summary>The kind of that name.</summary>
    public static ISweptKind Of(string kind) => All.Single(known => known.Kind == kind);
}
