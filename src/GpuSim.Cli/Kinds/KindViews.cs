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
    /// <exception cref="FailedRunException">It is a sweep, whose points are experiments.</exception>
    public static IKindView Of(ExperimentDocument document) => All.FirstOrDefault(view => view.Kind == document.Experiment.Kind)
        ?? throw new FailedRunException(ExitCode.WrongInput, $"{document.Path}: expected one experiment, got a sweep of many. `gpusim sweep {document.Path} -o DIR` runs it.");
}
