using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Kernels.Hopfield;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>Programs of the built-in device code.</summary>
static class TextPrograms
{
    public static readonly DeviceTexts Texts = new(typeof(NeuronUpdate).Assembly);

    /// <summary>One program with everything of Dynamics and Kernels: all functions, all kernels, generic ones for every model and synapse.</summary>
    public static DeviceProgram Everything(DeviceLanguage language)
    {
        var plain = Texts.All(language).Where(text => text.Id[0] == 'M' && !text.Uses.Any(use => use.StartsWith('!'))).Select(text => new KernelRequest(text.Id));
        var update = KernelRequest.Of(typeof(NeuronUpdate), nameof(NeuronUpdate.Advance));
        var deliver = KernelRequest.Of(typeof(SpikeDelivery), nameof(SpikeDelivery.Deliver));
        KernelRequest[] weighted = [KernelRequest.Of(typeof(WeightedFields), nameof(WeightedFields.Sum)), KernelRequest.Of(typeof(WeightSweep), nameof(WeightSweep.Walk))];
        return DeviceProgram.Compose(Texts, language,
        [
            .. plain,
            update.With("TModel", typeof(LeakyIntegrateAndFire)).With("TState", typeof(LeakyIntegrateAndFire.State)).Named("lif"),
            update.With("TModel", typeof(LeakyIntegrateAndFireExponential)).With("TState", typeof(LeakyIntegrateAndFireExponential.State)).Named("lif_exp"),
            deliver.With("TSynapse", typeof(TargetOnly)).Named("target_only"),
            deliver.With("TSynapse", typeof(NarrowSynapse)).Named("narrow"),
            deliver.With("TSynapse", typeof(WideSynapse)).Named("wide"),
            .. weighted.SelectMany(kernel => ((Type[])[typeof(TinyWeight), typeof(NarrowWeight), typeof(WideWeight), typeof(RealWeight)]).Select(weight => kernel.With("TWeight", weight).Named(weight.Name))),
        ]);
    }

    /// <summary>Kernels of a snippet, which may use Dynamics.</summary>
    public static DeviceProgram OfSnippet(string source, DeviceLanguage language)
    {
        var assembly = Compilations.Load(source);
        DeviceTexts texts = new(assembly);
        return DeviceProgram.Compose(texts, language,
            [.. assembly.GetCustomAttributes(typeof(DeviceTextAttribute), false).Cast<DeviceTextAttribute>().Where(text => text.Language == language && text.Parameters.Length > 0).Select(text => new KernelRequest(text.Id))]);
    }
}
