using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Model.Spiking;

namespace GpuSim.Science.Tests;

/// <summary>The configs that ship with GpuSim, as tests run them.</summary>
static class Experiments
{
    public static SpikingExperiment Load(string name, params string[] set) => (SpikingExperiment)Read(name, set);

    public static MapExperiment LoadMap(string name, params string[] set) => (MapExperiment)Read(name, set);

    static Experiment Read(string name, string[] set) => ExperimentFile.Load(Path.Combine(Root(), "configs", name + ".json"), set).Experiment;

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GpuSim.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run inside the repository");
    }
}
