using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>OpenCL C and CUDA C++ as they are read, and how programs are put together.</summary>
public class TextTests
{
    static string Text(string name, DeviceLanguage language = DeviceLanguage.OpenCl) => DeviceProgram.Describe(TextPrograms.Texts, name, language);

    [Fact]
    public void A_text_reads_like_its_source()
    {
        var philox = Text("Philox.Draw");

        Assert.Contains("// The four draws of counter in stream.\nBlock4 Philox_Draw(RandomStream stream, Block4 counter)\n{\n    uint x = counter.X;\n", philox);
        Assert.Contains("    for (int round = 0; round < 10; round++)\n    {\n        uint high0 = mul_hi(0xD2511F53u, x);\n", philox);
        Assert.Contains("        x = high1 ^ y ^ key0;\n", philox);
        Assert.Contains("        key0 += 0x9E3779B9u;\n", philox);
    }

    [Fact]
    public void Fused_multiply_adds_and_floats_are_exact()
    {
        Assert.Contains("float drift = fma(self->_gain, input.Current, self->_drift);", Text("LeakyIntegrateAndFire.Step"));
        Assert.Contains("float drift = fmaf(self->_gain, input.Current, self->_drift);", Text("LeakyIntegrateAndFire.Step", DeviceLanguage.Cuda));
        Assert.Contains("fabs(value) < 0x1.4484cp-100f /* 1E-30 */ ? 0.0f : value", Text("Subnormal.ToZero"));
    }

    [Fact]
    public void What_a_text_uses_stands_before_it_once()
    {
        var text = Text("LeakyIntegrateAndFire.Step");

        Assert.True(text.IndexOf("} LeakyIntegrateAndFire_State;", StringComparison.Ordinal) < text.IndexOf("LeakyIntegrateAndFire_Step", StringComparison.Ordinal));
        Assert.Equal(2, text.Split("float Subnormal_ToZero(float value)\n{").Length);
    }

    [Fact]
    public void Overflow_wraps_as_in_CSharp_and_plain_operators_stand_where_there_is_none()
    {
        var program = TextPrograms.OfSnippet("""
            static class Sums
            {
                [Kernel]
                public static void Run(Index1D i, ArrayView<int> values, ArrayView<ushort> narrow, int count)
                {
                    var sum = values[i] + count;
                    var shifted = sum << count;
                    var logical = (uint)sum >> count;
                    int small = narrow[i];
                    values[i + 1] = small * 3 - 32768;
                    values[i] = int.MinValue + shifted + (int)(logical >> 3 & 7);
                }
            }
            """, DeviceLanguage.OpenCl);

        Assert.Contains("__kernel void Sums_Run(int extent, __global int* values, long values_length, __global ushort* narrow, long narrow_length, int count)", program.Text);
        Assert.Contains("    int i = work_item();\n    if (i >= extent) return;\n", program.Text);
        Assert.Contains("int sum = add_int(values[i], count);", program.Text);
        Assert.Contains("int shifted = shl_int(sum, count);", program.Text);
        Assert.Contains("uint logical = (uint)sum >> (count & 31);", program.Text);
        Assert.Contains("values[i + 1] = small * 3 - 32768;", program.Text);
        Assert.Contains("add_int((-2147483647 - 1), shifted)", program.Text);
    }

    [Fact]
    public void A_generic_kernel_is_bound_by_definitions_around_it()
    {
        var advance = KernelRequest.Of(typeof(NeuronUpdate), nameof(NeuronUpdate.Advance)).With("TModel", typeof(LeakyIntegrateAndFire)).With("TState", typeof(LeakyIntegrateAndFire.State)).Named("lif");
        var program = DeviceProgram.Compose(TextPrograms.Texts, DeviceLanguage.OpenCl, advance);

        Assert.Equal(["NeuronUpdate_Advance_lif"], program.Kernels);
        Assert.Contains("#define NeuronUpdate_Advance NeuronUpdate_Advance_lif\n", program.Text);
        Assert.Contains("#define TModel LeakyIntegrateAndFire\n", program.Text);
        Assert.Contains("#define TModel_Step LeakyIntegrateAndFire_Step", program.Text);
        Assert.Contains("#define TState_Load LeakyIntegrateAndFire_State_Load\n", program.Text);
        Assert.Contains("#undef TModel_Step\n", program.Text);
        Assert.DoesNotContain("LeakyIntegrateAndFireExponential", program.Text);
        Assert.Equal(program.Sha256, DeviceProgram.Compose(TextPrograms.Texts, DeviceLanguage.OpenCl, advance).Sha256);
    }

    [Fact]
    public void A_program_that_cannot_be_composed_says_what_to_do()
    {
        var advance = KernelRequest.Of(typeof(NeuronUpdate), nameof(NeuronUpdate.Advance));

        Assert.Contains("its type parameter TState is not bound", Fails(advance.With("TModel", typeof(LeakyIntegrateAndFire))));
        Assert.Contains("found no OpenCl text of GpuSim.Dynamics.Neurons.NeuronSchema; expected one", Fails(advance.With("TModel", typeof(NeuronSchema)).With("TState", typeof(LeakyIntegrateAndFire.State))));
        Assert.Contains("which GpuSim.Dynamics.Neurons.Input does not implement", Fails(advance.With("TModel", typeof(Input)).With("TState", typeof(LeakyIntegrateAndFire.State))));
        Assert.Contains("give the requests different suffixes", Fails(
            advance.With("TModel", typeof(LeakyIntegrateAndFire)).With("TState", typeof(LeakyIntegrateAndFire.State)),
            advance.With("TModel", typeof(LeakyIntegrateAndFireExponential)).With("TState", typeof(LeakyIntegrateAndFireExponential.State))));
        Assert.Contains("found nothing of this name", Assert.Throws<DeviceProgramException>(() => Text("Philo.Draw")).Message);
    }

    static string Fails(params KernelRequest[] kernels) => Assert.Throws<DeviceProgramException>(() => DeviceProgram.Compose(TextPrograms.Texts, DeviceLanguage.OpenCl, kernels)).Message;

    [Fact]
    public void A_model_is_described_with_its_methods()
    {
        var text = Text("LeakyIntegrateAndFire");

        Assert.Contains("} LeakyIntegrateAndFire;", text);
        Assert.Contains("LeakyIntegrateAndFire_Read(", text);
    }

    [Fact]
    public void A_documentation_id_by_reflection_is_the_compilers()
    {
        foreach (var id in new[]
        {
            DocumentationId.Of(typeof(Subnormal).GetMethod(nameof(Subnormal.ToZero))!), DocumentationId.Of(typeof(LeakyIntegrateAndFire).GetMethod("Read", [typeof(LeakyIntegrateAndFire.State).MakeByRefType(), typeof(int)])!),
            DocumentationId.Of(typeof(NeuronUpdate).GetMethod("Advance")!), DocumentationId.Of(typeof(LeakyIntegrateAndFire.State)), DocumentationId.Of(typeof(Input).GetConstructors()[0]),
        }) Assert.NotNull(TextPrograms.Texts.Find(id, DeviceLanguage.OpenCl));
    }

    [Fact]
    public void Operands_with_effects_keep_their_order()
    {
        var program = TextPrograms.OfSnippet("""
            static class Order
            {
                [DeviceCode] static int Next(ref int state) { state = state * 5; return state; }

                [Kernel]
                public static void Run(ArrayView<int> values)
                {
                    var state = values[0];
                    values[1] = state - Next(ref state);
                }
            }
            """, DeviceLanguage.OpenCl);

        Assert.DoesNotContain("sub_int(state, Order_Next(&state))", program.Text);
        Assert.Contains("Order_Next(&state))", program.Text);
        Assert.Contains("atomic_add(&sums[at], TSynapse_Quanta(", Text("SpikeDelivery.Deliver")); // the element itself, not a copy
    }
}
