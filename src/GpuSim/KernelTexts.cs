using GpuSim.Accelerators.Gpu;
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
    /// <exception cref="InvalidDescriptionException">Nothing has this name.</exception>
    public static string Of(string name, DeviceLanguage language)
    {
        if (language != DeviceLanguage.Simd && Programs(language).FirstOrDefault(program => program.Name == name) is { } whole) return whole.Program.Text;
        var texts = new DeviceTexts(typeof(NeuronUpdate).Assembly);
        try
        {
            return DeviceProgram.Describe(texts, NeuronCatalog.BuiltIn.Find(name)?.Accept(new StructName()) ?? name, language);
        }
        catch (DeviceProgramException exception)
        {
            throw new InvalidDescriptionException([new("NAME", exception.Message, "Models, kernels and functions have texts; `gpusim kernel --list` prints their names.")]);
        }
    }

    /// <summary>Every program that a device may be given by a network of the models that come with GpuSim.</summary>
    public static IReadOnlyList<BuiltInProgram> Programs(DeviceLanguage language) => BuiltInPrograms.All(language == DeviceLanguage.Cuda ? "cuda" : "opencl");

    sealed class StructName : INeuronVisitor<string>
    {
        public string Visit<TModel, TState>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged => typeof(TModel).FullName!;
    }
}
