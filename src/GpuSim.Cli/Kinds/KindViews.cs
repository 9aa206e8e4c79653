using System.Reflection;
using GpuSim.Config;

namespace GpuSim.Cli.Kinds;

/// <summary>The views of all kinds.</summary>
internal static class KindViews
{
    static readonly IKindView[] All =
    [
        .. Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IKindView))).Select(type => (IKindView)Activator.CreateInstance(type)!),
    ];

    /// <summary>The view of an experiment's kind.</summary>
    public static IKindView Of(ExperimentDocument document) => All.Single(view => view.Kind == document.Experiment.Kind);
}
