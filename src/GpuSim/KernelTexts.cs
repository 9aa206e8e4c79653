using GpuSim.Accelerators.Gpu;
using GpuSim.Dynamics;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Kernels.Spiking;
using GpuSim.Model;

namespace GpuSim;

/// <summary>The text that the kernel compiler made of device code, to be read.</summary>
public static class KernelTexts
{
    /// <summary>A function, struct, kernel or model with everything it uses, or a whole program.</summary>
    /// <param name="name">A model as a config names it, a kernel such as <c>NeuronUpdate.Advance</c>, any other name such as <c>Philox.Draw</c>, or a program of <see cref="Programs"/>.</param>
    /// <param name="language">Wanted.</param>
    /// <param name="models">That may be named; null for those that come with GpuSim.</param>
    /// <exception cref="InvalidDescriptionException">Nothing has this name, or several things have.</exception>
    public static string Of(string name, DeviceLanguage language, ModelCatalogs? models = null)
    {
        var neurons = (models ?? ModelCatalogs.BuiltIn).Neurons;
        if (Programs(language, models).FirstOrDefault(program => program.Name == name) is { } whole) return whole.Program.Text;
        try
        {
            return DeviceProgram.Describe(Texts(models), neurons.Find(name)?.Accept(new StructName()) ?? name, language);
        }
        catch (DeviceProgramException)
        {
            throw new InvalidDescriptionException([new("NAME", $"expected a model, kernel, function or program that has {Words(language)} text, got \"{name}\"", Hint(name, Names(language, models)))]);
        }
    }

    /// <summary>Everything that <see cref="Of"/> has a text of: models, whole programs, then kernels, functions and structs.</summary>
    public static IReadOnlyList<string> Names(DeviceLanguage language, ModelCatalogs? models = null) =>
    [
        .. (models ?? ModelCatalogs.BuiltIn).Neurons.Models.Select(model => model.Schema.Name),
        .. Programs(language, models).Select(program => program.Name).Where(name => name.Contains(' ')), // the others bear their kernel's name
        .. DeviceProgram.Names(Texts(models), language),
    ];

    /// <summary>Every program that a device may be given by a network of these models, those that come with GpuSim where null; none for SIMD, which is compiled with GpuSim itself.</summary>
    public static IReadOnlyList<BuiltInProgram> Programs(DeviceLanguage language, ModelCatalogs? models = null) => language switch
    {
        DeviceLanguage.OpenCl => BuiltInPrograms.All("opencl", models ?? ModelCatalogs.BuiltIn),
        DeviceLanguage.Cuda => BuiltInPrograms.All("cuda", models ?? ModelCatalogs.BuiltIn),
        _ => [],
    };

    static DeviceTexts Texts(ModelCatalogs? models) => new([typeof(NeuronUpdate).Assembly, .. (models ?? ModelCatalogs.BuiltIn).Neurons.Models.Select(model => model.Assembly).Concat((models ?? ModelCatalogs.BuiltIn).Synapses.Models.Select(model => model.Assembly)).Distinct()]);

    static string Hint(string name, IReadOnlyList<string> known)
    {
        const string list = "`gpusim kernel --list` prints them all.";
        string[] parts = [.. known.Where(candidate => candidate.Split('.', ' ').Contains(name, StringComparer.OrdinalIgnoreCase)).OrderBy(candidate => candidate.Contains(' '))]; // a kernel before the programs made of it, one for every model
        if (parts.Length > 0) return $"Did you mean {string.Join(" or ", parts.Take(5).Select(part => $"\"{part}\""))}? {list}";
        return DidYouMean.Nearest(name, known) is { } nearest ? $"Did you mean \"{nearest}\"? {list}" : list;
    }

    static string Words(DeviceLanguage language) => language switch { DeviceLanguage.Simd => "a SIMD", DeviceLanguage.Cuda => "a CUDA", _ => "an OpenCL" };

    sealed class StructName : INeuronVisitor<string>
    {
        public string Visit<TModel, TState>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged => typeof(TModel).FullName!;
    }
}
