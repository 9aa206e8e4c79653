using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model;

namespace GpuSim.Config.Kinds;

/// <summary>A kind of experiment: the keys of its configs, and how they become an experiment.</summary>
internal interface IExperimentKind
{
    /// <summary>The value of <c>kind</c>.</summary>
    string Name { get; }

    /// <summary>A new JSON Schema of its configs.</summary>
    /// <param name="models">That configs may name.</param>
    JsonObject Schema(ModelCatalogs models);

    /// <summary>The experiment; null after adding what is wrong.</summary>
    /// <param name="root">The config, whose kind is this one.</param>
    /// <param name="path">Of the file, which names the experiment where the config does not.</param>
    /// <param name="models">That it may name.</param>
    /// <param name="faults">Takes what is wrong.</param>
    Experiment? Read(ObjectNode root, string path, ModelCatalogs models, Faults faults);
}
