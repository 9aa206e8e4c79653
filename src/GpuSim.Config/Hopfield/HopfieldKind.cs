using System.Text.Json.Nodes;
using GpuSim.Config.Kinds;
using GpuSim.Config.Text;
using GpuSim.Config.Vary;
using GpuSim.Dynamics;
using GpuSim.Model;

namespace GpuSim.Config.Hopfield;

/// <summary>Hopfield memories: one, or a curve of them.</summary>
internal sealed class HopfieldKind : IExperimentKind
{
    public string Name => "hopfield";

    public JsonObject Schema(ModelCatalogs models) => MemoryShape.Create(this, "").Schema();

    public Experiment? Read(ObjectNode root, string path, ModelCatalogs models, Faults faults)
    {
        var shape = MemoryShape.Create(this, Path.GetDirectoryName(path) ?? "");
        var points = new List<(VariedPoint Point, MemoryDraft Draft)>();
        foreach (var point in Variation.Of(root, MemoryShape.Vary, faults))
        {
            shape.TryRead(point.Root, point.Faults, out var draft);
            points.Add((point, draft!));
            if (point.Faults.AnyIn("patterns"))
                foreach (var unknown in (string[])["patterns", "neurons", "probes.patterns"]) point.Faults.Answered(unknown);
            // One by one, since only so a problem has the places of its point.
            if (!draft!.Describe("").Add(draft.Memory).TryBuild(out _, out var problems))
                foreach (var problem in problems) point.Faults.Add(problem, point.Root);
        }
        faults.Merge([.. points.Select(read => (read.Point.Where, read.Point.Faults))]);
        if (faults.Any) return null;

        var builder = points[0].Draft.Describe(Path.GetFileNameWithoutExtension(path));
        foreach (var (point, draft) in points) builder.Add(draft.Memory, point.Coordinates);
        return builder.Build();
    }
}
