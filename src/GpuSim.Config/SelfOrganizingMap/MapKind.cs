using System.Text.Json.Nodes;
using GpuSim.Config.Kinds;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>Self-organising maps.</summary>
internal sealed class MapKind : IExperimentKind
{
    public string Name => "som";

    public JsonObject Schema(ModelCatalogs models) => MapExperimentShape.Create(this, "").Schema();

    public Experiment? Read(ObjectNode root, string path, ModelCatalogs models, Faults faults)
    {
        MapExperimentShape.Create(this, Path.GetDirectoryName(path) ?? "").TryRead(root, faults, out var draft);
        // What could not be read is not known, so nothing can be said of what depends on it.
        Unknown("map", "initial");
        Unknown("data", "initial", "standardise");
        Unknown("initial", "standardise");
        Unknown("learning", "alpha", "neighbourhood");
        Unknown("epochs", "record");
        if (!draft!.Describe(Path.GetFileNameWithoutExtension(path)).TryBuild(out var experiment, out var problems))
            foreach (var problem in problems) faults.Add(problem, root);
        return experiment;

        void Unknown(string part, params string[] dependents)
        {
            if (!faults.AnyIn(part)) return;
            foreach (var dependent in dependents) faults.Answered(dependent);
        }
    }
}
