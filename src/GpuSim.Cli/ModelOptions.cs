using System.CommandLine;
using GpuSim.Dynamics;
using GpuSim.UserModels;

namespace GpuSim.Cli;

/// <summary>The option by which a user's own models come in.</summary>
internal sealed class ModelOptions
{
    readonly Option<string[]> _models = new("--models") { HelpName = "FILE.dll", Description = "An assembly with neuron or synapse models of your own, built with the package GpuSim.Models; may be repeated.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Adds it to <paramref name="command"/>.</summary>
    public ModelOptions(Command command) => command.Options.Add(_models);

    /// <summary>All models that may be named.</summary>
    public ModelCatalogs Load(ParseResult parsed) => ModelAssemblies.Load(parsed.GetValue(_models) ?? []);
}
