using System.Runtime.InteropServices;
using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Tests.Accelerators;
using GpuSim.Units;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>OpenCL texts on every OpenCL device of this machine.</summary>
public class TextOpenClTests(OpenClFixture opencl) : IClassFixture<OpenClFixture>
{
    const int Items = 4096;

    const string Trials = """
        static class Trials
        {
            [Kernel]
            public static void Draws(Index1D i, RandomStream stream, ArrayView<Block4> counters, ArrayView<Block4> draws) => draws[i] = Philox.Draw(stream, counters[i]);

            [Kernel]
            public static void Step<TModel, TState>(Index1D i, ArrayView<TModel> models, ColumnView<TState> state, ArrayView<Input> inputs, ArrayView<int> spikes)
                where TModel : unmanaged, INeuronModel<TModel, TState>
                where TState : unmanaged
            {
                var own = state[i];
                var model = models[0];
                var spiked = model.Step(ref own, inputs[i]);
                spikes[i] = spiked ? 1 : 0;
                state[i] = own;
            }

            [Kernel]
            public static void Numbers(Index1D i, ArrayView<uint> bits, ArrayView<int> results)
            {
                var value = Interop.IntAsFloat(bits[i]);
                var whole = (int)bits[i];
                var sum = IntrinsicMath.ToInt(value) + (whole << (whole & 63)) * 31 - whole;
                sum = sum ^ IntrinsicMath.LeadingZeroCount(bits[i]) ^ IntrinsicMath.TrailingZeroCount(bits[i]) << 8 ^ IntrinsicMath.PopCount(bits[i]) << 16;
                results[i] = (sum ^ (int)IntrinsicMath.MultiplyHigh(bits[i], 0x9E3779B9u)) + (whole >> (whole + 3)) - (int)((long)whole * whole >> 9);
            }
        }
        """;

    [Fact]
    public void All_device_code_builds_without_a_word()
    {
        var device = opencl.Device;
        var program = TextPrograms.Everything(DeviceLanguage.OpenCl);
        foreach (var kernel in new[] { "NeuronUpdate_Advance_lif", "NeuronUpdate_Advance_lif_exp", "SpikeDelivery_Deliver_narrow", "SpikeCompaction_Count", "SpikeCompaction_Write" }) device.Load(new(program.Text, program.Sha256), kernel);

        Assert.Equal("", device.BuildLog);
    }

    [Fact]
    public void Philox_has_the_bits_of_CSharp()
    {
        var device = opencl.Device;
        var stream = RandomStream.Named(7, "trial");
        var counters = Bits(1).Chunk(4).Select(word => new Block4(word[0], word[1], word[2], word[3])).ToArray();
        using var given = Filled(device, counters);
        using var taken = device.Allocate(counters.Length * 16);
        Run(device, Program(), "Trials_Draws", counters.Length, KernelArgument.Of(stream), KernelArgument.Pointer(given), KernelArgument.Of((long)counters.Length), KernelArgument.Pointer(taken), KernelArgument.Of((long)counters.Length));

        Assert.Equal(counters.Select(counter => Philox.Draw(stream, counter)), Back<Block4>(device, taken, counters.Length));
    }

    [Fact]
    public void Integers_and_conversions_have_the_bits_of_CSharp()
    {
        var device = opencl.Device;
        uint[] bits = [.. Bits(2), 0, 0x80000000, 0x7F800000, 0xFF800000, 0x7FC00000, 0x4F000000, 0xCF000000, 0x3F000000, 0x40200000, 0x4EFFFFFF];
        var expected = new int[bits.Length];
        var numbers = Compilations.Load(Trials).GetType("Trials")!.GetMethod("Numbers")!.CreateDelegate<Numbers>();
        unsafe
        {
            fixed (uint* from = bits)
            fixed (int* to = expected)
                for (var i = 0; i < bits.Length; i++) numbers(i, new(from, bits.Length), new(to, bits.Length));
        }
        using var given = Filled(device, bits);
        using var taken = device.Allocate(bits.Length * 4);
        Run(device, Program(), "Trials_Numbers", bits.Length, KernelArgument.Pointer(given), KernelArgument.Of((long)bits.Length), KernelArgument.Pointer(taken), KernelArgument.Of((long)bits.Length));

        Assert.Equal(expected, Back<int>(device, taken, bits.Length));
    }

    delegate void Numbers(Index1D i, ArrayView<uint> bits, ArrayView<int> results);

    [Fact]
    public void A_leaky_neuron_steps_with_the_bits_of_CSharp() => Steps<LeakyIntegrateAndFire, LeakyIntegrateAndFire.State>(
        draw => new() { Depolarization = Spread(draw[0], 25), RefractorySteps = (int)(draw[1] >> 30) });

    [Fact]
    public void A_neuron_with_exponential_currents_steps_with_the_bits_of_CSharp() => Steps<LeakyIntegrateAndFireExponential, LeakyIntegrateAndFireExponential.State>(
        draw => new() { Depolarization = Spread(draw[0], 16), Excitatory = Spread(draw[1], 500), Inhibitory = Spread(draw[2], 1e-29f), RefractorySteps = (int)(draw[3] >> 30) });

    void Steps<TModel, TState>(Func<uint[], TState> make)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        var device = opencl.Device;
        var model = TModel.Fold(ParameterValues.Complete(TModel.Schema.Parameters, new Dictionary<string, double>()), 0.1);
        TState[] states = [.. Bits(3).Chunk(4).Select(make)];
        Input[] inputs = [.. Bits(4).Chunk(4).Select(draw => new Input(Spread(draw[0], 3), Spread(draw[1], 3), 0, 0, Spread(draw[2], 300), 0))];
        var fields = Marshal.SizeOf<TState>() / 4;
        var words = new int[fields * states.Length];
        for (var i = 0; i < states.Length; i++)
            for (var field = 0; field < fields; field++) words[field * states.Length + i] = MemoryMarshal.Cast<TState, int>(states.AsSpan(i, 1))[field];
        using IDeviceMemory models = Filled(device, [model]), columns = Filled(device, words), given = Filled(device, inputs), taken = device.Allocate(states.Length * 4);
        Run(device, Program<TModel, TState>(), "Trials_Step", states.Length, KernelArgument.Pointer(models), KernelArgument.Of(1L), KernelArgument.Pointer(columns), KernelArgument.Of(states.Length),
            KernelArgument.Pointer(given), KernelArgument.Of((long)states.Length), KernelArgument.Pointer(taken), KernelArgument.Of((long)states.Length));
        var after = Back<int>(device, columns, words.Length);
        var spikes = Back<int>(device, taken, states.Length);

        for (var i = 0; i < states.Length; i++)
        {
            Assert.Equal(model.Step(ref states[i], inputs[i]) ? 1 : 0, spikes[i]);
            Assert.Equal(MemoryMarshal.Cast<TState, int>(states.AsSpan(i, 1)).ToArray(), Enumerable.Range(0, fields).Select(field => after[field * states.Length + i]));
        }
        Assert.InRange(spikes.Sum(), 1, states.Length - 1);
    }

    static DeviceProgram Program()
    {
        var assembly = Compilations.Load(Trials);
        var type = assembly.GetType("Trials")!;
        return DeviceProgram.Compose(new(assembly), DeviceLanguage.OpenCl, KernelRequest.Of(type, "Draws"), KernelRequest.Of(type, "Numbers"));
    }

    static DeviceProgram Program<TModel, TState>()
    {
        var assembly = Compilations.Load(Trials);
        return DeviceProgram.Compose(new(assembly), DeviceLanguage.OpenCl, KernelRequest.Of(assembly.GetType("Trials")!, "Step").With("TModel", typeof(TModel)).With("TState", typeof(TState)));
    }

    static void Run(OpenClAccelerator device, DeviceProgram program, string kernel, int extent, params KernelArgument[] arguments)
    {
        const int groupSize = 64;
        device.Launch(device.Load(new(program.Text, program.Sha256), kernel), (extent + groupSize - 1) / groupSize, groupSize, [KernelArgument.Of(extent), .. arguments]);
        Assert.Equal("", device.BuildLog);
    }

    static IDeviceMemory Filled<T>(OpenClAccelerator device, T[] values) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        var memory = device.Allocate(bytes.Length);
        device.Write(memory, 0, bytes);
        return memory;
    }

    static T[] Back<T>(OpenClAccelerator device, IDeviceMemory memory, int count) where T : unmanaged
    {
        var values = new T[count];
        device.Read(memory, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    static IEnumerable<uint> Bits(ulong seed)
    {
        var stream = RandomStream.Named(seed, "texts");
        return Enumerable.Range(0, Items).Select(i => Philox.Draw(stream, new((uint)i, 0, 0, 0))).SelectMany(block => new[] { block.X, block.Y, block.Z, block.W });
    }

    static float Spread(uint draw, float size) => ((int)draw / 2147483648f) * size;
}
