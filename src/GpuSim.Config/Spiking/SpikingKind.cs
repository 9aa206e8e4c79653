using System.Text.Json.Nodes;
using GpuSim.Config.Kinds;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model;

namespace GpuSim.Config.Spiking;

/// <summary>Networks of spiking neurons.</summary>
internal sealed class SpikingKind : IExperimentKind
{
    public string Name => "spiking";

    public JsonObject Schema(ModelCatalogs models) => ExperimentShape.Create(this, models, "").Schema();

    public Experiment? Read(ObjectNode root, string path, ModelCatalogs models, Faults faults)
    {
        ExperimentShape.Create(this, models, Path.GetDirectoryName(path) ?? "").TryRead(root, faults, out var draft);
        if (!draft!.Describe(Path.GetFileNameWithoutExtension(path), models, faults).TryBuild(out var experiment, out var problems))
            foreach (var problem in problems) faults.Add(problem, root);
        return experiment;
    }
}
