using System.Text;
using GpuSim.Dynamics;
using GpuSim.Model;
using GpuSim.Tests.KernelCompiler;
using GpuSim.UserModels;

namespace GpuSim.Tests.UserModels;

public sealed class ModelAssembliesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_there_is_what_comes_with_GpuSim() => Assert.Same(ModelCatalogs.BuiltIn, ModelAssemblies.Load([]));

    [Fact]
    public void Models_are_found_beside_those_that_come_with_GpuSim()
    {
        var file = Compilations.Write(Leak("users_leak"), _folder["leak.dll"]);

        var models = ModelAssemblies.Load([file, Path.Combine(_folder.Path, ".", "leak.dll")]); // the same one again

        Assert.Equal(ModelCatalogs.BuiltIn.Neurons.Models.Count + 1, models.Neurons.Models.Count);
        Assert.Equal("made for a test", models.Neurons.Find("users_leak")!.Schema.Summary);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() => AssertRefused(_folder["none.dll"], "found no such file");

    [Fact]
    public void A_file_of_another_kind_is_refused() => AssertRefused(_folder.With("text.dll", "models"), "expected a .NET assembly, got a file of another kind");

    [Fact]
    public void An_assembly_without_models_is_refused() =>
        AssertRefused(Compilations.Write("public struct Nothing { }", _folder["nothing.dll"]), "expected neuron or synapse models, found none in Snippet");

    [Fact]
    public void A_name_that_GpuSim_has_is_refused() =>
        AssertRefused(Compilations.Write(Leak("lif"), _folder["lif.dll"]), "got \"lif\", which GpuSim.Dynamics has too. Change Name in its schema.");

    [Fact]
    public void An_assembly_built_against_a_member_that_is_gone_is_refused()
    {
        // What the compiler bound to Subnormal.ToZero is made to ask for Subnormal.ToZerq.
        var file = Compilations.Write(Leak("users_leak"), _folder["other.dll"]);
        File.WriteAllBytes(file, Replaced(File.ReadAllBytes(file), "ToZero\0", "ToZerq\0"));

        AssertRefused(file, $"expected an assembly built against GpuSim 1.0.0, got Snippet", "ToZerq", "Build it again with the package GpuSim.Models");
    }

    [Theory]
    [InlineData("values => 0, \"v\")]", "values => 0, \"v\"), new(\"a b\", Unit.Millivolt, values => 0, \"\")]", "users_leak: expected names of letters, digits and _, got \"a b\"")]
    [InlineData("20, 0.1, 1000", "2000, 0.1, 1000", "users_leak: expected a default of tau_m within 0.1 ms to 1000 ms, got 2000 ms")]
    [InlineData("Parameters = [Tau]", "Parameters = [Tau, Tau]", "users_leak: expected every parameter once, got \"tau_m\" again")]
    [InlineData("Receptors = [new(\"delta\", Unit.Millivolt, 0, values => 1, \"\")]", "Receptors = []", "users_leak: expected 1 to 4 receptors, got 0")]
    [InlineData("Source = \"\"", "Source = \"\", Signal = \"rate\"", "users_leak: expected the name of a state variable as its signal, got \"rate\"")]
    public void A_schema_that_cannot_be_is_refused(string part, string wrong, string message)
    {
        var source = Leak("users_leak").Replace(part, wrong, StringComparison.Ordinal);
        Assert.Contains(wrong, source);

        AssertRefused(Compilations.Write(source, _folder["wrong.dll"]), message);
    }

    static void AssertRefused(string file, params string[] messages)
    {
        var refused = Assert.Throws<InvalidDescriptionException>(() => ModelAssemblies.Load([file]));

        Assert.StartsWith($"--models {file}: ", refused.Message);
        Assert.All(messages, message => Assert.Contains(message, refused.Message));
    }

    static byte[] Replaced(byte[] image, string from, string to)
    {
        var at = image.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from));
        Assert.True(at > 0);
        Encoding.UTF8.GetBytes(to).CopyTo(image, at);
        return image;
    }

    internal static string Leak(string name) => $$"""
        using GpuSim.Units;

        public readonly partial struct Leak : INeuronModel<Leak, Leak.State>
        {
            static readonly Parameter Tau = new("tau_m", Unit.Millisecond, 20, 0.1, 1000, "membrane time constant");

            public static NeuronSchema Schema { get; } = new()
            {
                Name = "{{name}}",
                Summary = "made for a test",
                Equation = "",
                Source = "",
                Parameters = [Tau],
                Variables = [new("v", Unit.Millivolt, values => 0, "v")],
                Receptors = [new("delta", Unit.Millivolt, 0, values => 1, "")],
            };

            public struct State { public float V; }

            readonly float _decay;

            Leak(float decay) => _decay = decay;

            public static Leak Fold(ParameterValues values, double dt) => new((float)(1 - dt / values[Tau]));

            public bool Step(ref State state, in Input input)
            {
                state.V = Subnormal.ToZero(_decay * state.V + input.Receptor0);
                return state.V >= 20f;
            }

            public float Read(in State state, int variable) => state.V;

            public void Write(ref State state, int variable, float value) => state.V = value;
        }
        """;
}
