using System.Text;
using System.Text.Json.Nodes;
using GpuSim.Config.Kinds;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model;
using GpuSim.Model.Sweeps;

namespace GpuSim.Config.Sweeps;

/// <summary>Sweeps: one experiment at many points.</summary>
internal sealed class SweepKind : IExperimentKind
{
    public string Name => "sweep";

    public JsonObject Schema(ModelCatalogs models) => SweepShape.Create(this).Schema();

    public Experiment? Read(ObjectNode root, string path, ModelCatalogs models, Faults faults)
    {
        var draft = Draft(root, faults);
        var config = draft.Config is { } given ? Path.Combine(Path.GetDirectoryName(path) ?? "", given) : null;
        var text = config is null ? null : TextOf(config, root.Members["experiment"], faults);
        if (text is null || faults.Any) return null;
        var sweep = draft.Describe(Path.GetFileNameWithoutExtension(path), config!, text);
        if (sweep.Count > SweepExperiment.MostPoints)
        {
            faults.AtKey(root.Members["vary"], FormattableString.Invariant($"expected at most {SweepExperiment.MostPoints:N0} points, got {string.Join(" x ", sweep.Shape)}"), "Make an axis shorter.");
            return null;
        }
        return sweep with { Of = KindOf(sweep, root, models, faults) };
    }

    /// <summary>What the keys say, checked as far as they go by themselves.</summary>
    public static SweepDraft Draft(ObjectNode root, Faults faults)
    {
        SweepShape.Create(new()).TryRead(root, faults, out var draft);
        draft!.Check(root, faults);
        return draft;
    }

    static string? TextOf(string config, Node place, Faults faults)
    {
        try
        {
            return Encoding.UTF8.GetString(ConfigBytes.Read(config));
        }
        catch (ConfigException refused)
        {
            faults.At(place, $"expected the config of an experiment, but {refused.Message.TrimEnd('.')}");
            return null;
        }
    }

    // A point that cannot be read is a row with its message. That none can be is a fault of the sweep.
    static string? KindOf(SweepExperiment sweep, ObjectNode root, ModelCatalogs models, Faults faults)
    {
        (SweepPoint Point, ConfigException Refused)? first = null;
        foreach (var point in SweepPoint.Of(sweep))
            try
            {
                var read = SweepFile.At(sweep, point, models).Experiment;
                if (read is not SweepExperiment) return Sound(read, sweep, root, faults).Kind;
                faults.At(root.Members["experiment"], "expected an experiment, got another sweep", "Name the config that it varies.");
                return null;
            }
            catch (ConfigException refused)
            {
                first ??= (point, refused);
            }
        faults.At(root.Members["experiment"], $"expected an experiment that can be run at one point at least, got faults at each. The first, at {Words(sweep, first!.Value.Point)}", "\n" + first.Value.Refused.Message);
        return null;
    }

    static Experiment Sound(Experiment read, SweepExperiment sweep, ObjectNode root, Faults faults)
    {
        if (sweep.Discard > 0 && read is not Model.Spiking.SpikingExperiment)
            faults.AtKey(root.Members["discard"], $"expected an experiment in biological time, got one of kind \"{read.Kind}\"", "Leave it out.");
        return read;
    }

    static string Words(SweepExperiment sweep, SweepPoint point) => point.Where(sweep) is { Length: > 0 } where ? where : "its only point";
}
