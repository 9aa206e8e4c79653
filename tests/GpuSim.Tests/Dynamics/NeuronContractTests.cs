using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GpuSim.Dynamics.Neurons;
using GpuSim.Units;

namespace GpuSim.Tests.Dynamics;

/// <summary>What every neuron model promises; a new one is held to it by existing.</summary>
public sealed partial class NeuronContractTests
{
    public static TheoryData<string> Models => [.. NeuronCatalog.BuiltIn.Models.Select(model => model.Schema.Name)];

    [Theory, MemberData(nameof(Models))]
    public void A_million_random_inputs_leave_every_state_finite_and_every_signal_within_its_bound(string model) => Assert.Equal("", Find(model).Accept(new Storm(1, parameterSets: 1000, steps: 1000)));

    [Theory, MemberData(nameof(Models))]
    public void A_model_that_rests_stays_where_it_starts(string model)
    {
        Assert.SkipUnless(Find(model).Schema.Rests, "says that it does not rest");
        Assert.Equal("", Find(model).Accept(new Silence()));
    }

    [Theory, MemberData(nameof(Models))]
    public void What_is_written_is_read_again(string model) => Assert.Equal("", Find(model).Accept(new WrittenAndRead()));

    [Theory, MemberData(nameof(Models))]
    public void A_step_reads_the_input_that_the_schema_speaks_of_and_no_other(string model) => Assert.Equal("", Find(model).Accept(new InputRead()));

    [Theory, MemberData(nameof(Models))]
    public void A_schema_can_be_told_to_a_user(string model)
    {
        var schema = Find(model).Schema;

        string[] names = [schema.Name, .. schema.Parameters.Select(parameter => parameter.Name), .. schema.Variables.Select(variable => variable.Name), .. schema.Receptors.Select(receptor => receptor.Name)];
        Assert.All(names, name => Assert.Matches(Identifier(), name));
        AssertUnique(schema.Parameters.Select(parameter => parameter.Name));
        AssertUnique(schema.Variables.Select(variable => variable.Name));
        AssertUnique(schema.Receptors.Select(receptor => receptor.Name));
        Assert.All([schema.Summary, schema.Equation], Assert.NotEmpty);
        Assert.Contains("doi:10.", schema.Source);
        Assert.InRange(schema.Receptors.Count, 1, Input.MaxReceptors);
        Assert.NotEmpty(schema.Variables);
        Assert.All(schema.Receptors, receptor => Assert.InRange(receptor.TakesSign, -1, 1));
        if (schema.Signal is { } signal) Assert.Contains(signal, schema.Variables.Select(variable => variable.Name));
        Assert.InRange(schema.LongestStep, 0.1, 1000);
    }

    [Theory, MemberData(nameof(Models))]
    public void Defaults_lie_within_ranges_and_constraints(string model)
    {
        var schema = Find(model).Schema;
        var values = Defaults(schema);

        Assert.All(schema.Parameters, parameter =>
        {
            Assert.True(double.IsFinite(parameter.Min) && double.IsFinite(parameter.Max), parameter.Name);
            Assert.True(parameter.Min < parameter.Max, parameter.Name);
            Assert.InRange(parameter.Default, parameter.Min, parameter.Max);
            Assert.NotEmpty(parameter.Meaning);
        });
        Assert.All(schema.Constraints, constraint =>
        {
            Assert.Contains(constraint.Subject, schema.Parameters);
            Assert.True(constraint.Holds(values), constraint.Expected);
        });
        Assert.All(schema.Variables, variable => Assert.True(double.IsFinite(variable.Initial(values)), variable.Name));
        Assert.All(schema.Receptors, receptor => Assert.True(double.IsFinite(receptor.ChargePerWeight(values)), receptor.Name));
    }

    [Fact]
    public void No_two_models_answer_to_one_name() =>
        AssertUnique(NeuronCatalog.BuiltIn.Models.SelectMany(model => model.Schema.AlsoKnownAs.Append(model.Schema.Name)));

    static NeuronModel Find(string name) => NeuronCatalog.BuiltIn.Find(name)!;

    static ParameterValues Defaults(NeuronSchema schema) => ParameterValues.Complete(schema.Parameters, new Dictionary<string, double>());

    static void AssertUnique(IEnumerable<string> names) => Assert.Empty(names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Identifier();

    static TState Start<TModel, TState>(TModel model, NeuronSchema schema, ParameterValues values)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        var state = default(TState);
        for (var variable = 0; variable < schema.Variables.Count; variable++) model.Write(ref state, variable, (float)schema.Variables[variable].Initial(values));
        return state;
    }

    static unsafe bool IsFinite<TState>(in TState state, bool[] isFloat) where TState : unmanaged
    {
        ref var first = ref Unsafe.As<TState, float>(ref Unsafe.AsRef(in state));
        for (var field = 0; field < sizeof(TState) / sizeof(float); field++)
            if (isFloat[field] && !float.IsFinite(Unsafe.Add(ref first, field))) return false;
        return true;
    }

    /// <summary>Random parameters, steps and inputs; answers with the first state that is not finite, or the first signal beyond what the schema says is the largest.</summary>
    sealed class Storm(int seed, int parameterSets, int steps) : INeuronVisitor<string>
    {
        public string Visit<TModel, TState>() where TModel : unmanaged, INeuronModel<TModel, TState> where TState : unmanaged
        {
            var (schema, random) = (TModel.Schema, new RandomInput(seed));
            var isFloat = typeof(TState).GetFields().Select(field => field.FieldType == typeof(float)).ToArray();
            var signal = schema.Variables.ToList().FindIndex(variable => variable.Name == schema.Signal);
            for (var set = 0; set < parameterSets; set++)
            {
                var values = random.Parameters(schema);
                var dt = random.Chance(0.2) ? schema.LongestStep : random.LogUniform(1e-3, schema.LongestStep);
                var bound = (float)schema.LargestSignal(values);
                var model = TModel.Fold(values, dt);
                var state = Start<TModel, TState>(model, schema, values);
                random.Largest = random.LogUniform(1e-3, 1e6);
                for (var step = 0; step < steps; step++)
                {
                    var (input, before) = (random.Input(schema), state);
                    model.Step(ref state, input);
                    if (!IsFinite(state, isFloat) || (signal >= 0 && Math.Abs(model.Read(state, signal)) > bound))
                        return $"dt {dt:r}, step {step}, {string.Join(", ", values.All.Select(value => $"{value.Key} {value.Value:r}"))}; input {Say(input)}; from {Told(model, schema, before)} to {Told(model, schema, state)}";
                }
            }
            return "";

            static string Told<T>(T model, NeuronSchema schema, TState state) where T : unmanaged, INeuronModel<T, TState> =>
                string.Join(" ", schema.Variables.Select((variable, index) => $"{variable.Name} {model.Read(state, index):r}"));
        }

        static string Say(Input input) => $"{input.Receptor0:r} {input.Receptor1:r} {input.Receptor2:r} {input.Receptor3:r}, {input.Current:r} pA";
    }

    /// <summary>A second without input; answers with what moved by more than a thousandth (and, near 0, by 0.001 of its unit), or with the first spike.</summary>
    sealed class Silence : INeuronVisitor<string>
    {
        public string Visit<TModel, TState>() where TModel : unmanaged, INeuronModel<TModel, TState> where TState : unmanaged
        {
            var schema = TModel.Schema;
            var values = Defaults(schema);
            foreach (var dt in new[] { 0.01, 0.1, schema.LongestStep })
            {
                var model = TModel.Fold(values, dt);
                var state = Start<TModel, TState>(model, schema, values);
                for (var step = 0; step < 1000 / dt; step++)
                {
                    if (model.Step(ref state, default)) return $"dt {dt}: a spike in step {step}";
                    for (var variable = 0; variable < schema.Variables.Count; variable++)
                    {
                        var (start, now) = (schema.Variables[variable].Initial(values), model.Read(state, variable));
                        if (!(Math.Abs(now - start) <= 1e-3 * (1 + Math.Abs(start)))) return $"dt {dt}: {schema.Variables[variable].Name} from {start} to {now} in step {step}";
                    }
                }
            }
            return "";
        }
    }

    /// <summary>Different values for all variables at once; answers with the first that comes back changed by more than rounding.</summary>
    sealed class WrittenAndRead : INeuronVisitor<string>
    {
        public string Visit<TModel, TState>() where TModel : unmanaged, INeuronModel<TModel, TState> where TState : unmanaged
        {
            var (schema, random) = (TModel.Schema, new RandomInput(2));
            for (var round = 0; round < 1000; round++)
            {
                var model = TModel.Fold(random.Parameters(schema), 0.1);
                var written = schema.Variables.Select(_ => (float)(random.LogUniform(1e-3, 100) * (random.Chance(0.5) ? 1 : -1))).ToArray();
                var state = default(TState);
                for (var variable = 0; variable < written.Length; variable++) model.Write(ref state, variable, written[variable]);
                for (var variable = 0; variable < written.Length; variable++)
                    if (!(Math.Abs(model.Read(state, variable) - written[variable]) <= 1e-4)) // a potential may be held from a rest of up to 1000 mV
                        return $"{schema.Variables[variable].Name}: {written[variable]} written, {model.Read(state, variable)} read";
            }
            return "";
        }
    }

    /// <summary>The same step with one input changed: answers with an input that counts though the schema does not name it, or the other way round.</summary>
    sealed class InputRead : INeuronVisitor<string>
    {
        public string Visit<TModel, TState>() where TModel : unmanaged, INeuronModel<TModel, TState> where TState : unmanaged
        {
            var (schema, random) = (TModel.Schema, new RandomInput(3));
            var counts = new bool[Input.MaxReceptors + 1];
            for (var round = 0; round < 2000; round++)
            {
                var values = random.Parameters(schema);
                var model = TModel.Fold(values, 0.1);
                var start = Start<TModel, TState>(model, schema, values);
                for (var changed = 0; changed < counts.Length; changed++)
                {
                    float At(int receptor) => changed == receptor ? (receptor < schema.Receptors.Count && schema.Receptors[receptor].TakesSign < 0 ? -50 : 50) : 0;
                    var (one, other) = (start, start);
                    var plain = model.Step(ref one, default);
                    var input = new Input(At(0), At(1), At(2), At(3), 0, changed == Input.MaxReceptors ? uint.MaxValue : 0);
                    counts[changed] |= plain != model.Step(ref other, input) || !EqualityComparer<TState>.Default.Equals(one, other);
                }
            }
            for (var receptor = 0; receptor < Input.MaxReceptors; receptor++)
                if (counts[receptor] != receptor < schema.Receptors.Count) return $"receptor {receptor} of {schema.Receptors.Count}: {(counts[receptor] ? "read" : "not read")}";
            return counts[^1] == schema.Draws ? "" : $"Draws is {schema.Draws}: {(counts[^1] ? "read" : "not read")}";
        }
    }

    /// <summary>Whatever a user may give a model.</summary>
    sealed class RandomInput(int seed)
    {
        readonly Random _random = new(seed);

        /// <summary>Of a sum or a current, in their units.</summary>
        public double Largest { get; set; }

        public bool Chance(double probability) => _random.NextDouble() < probability;

        public double LogUniform(double low, double high) => low * Math.Exp(_random.NextDouble() * Math.Log(high / low));

        /// <summary>Inside ranges and constraints: defaults, values near them, anywhere in the range, and its ends.</summary>
        public ParameterValues Parameters(NeuronSchema schema)
        {
            for (var attempt = 0; attempt < 1000; attempt++)
            {
                var values = ParameterValues.Complete(schema.Parameters, schema.Parameters.ToDictionary(parameter => parameter.Name, Value));
                if (schema.Constraints.All(constraint => constraint.Holds(values))) return values;
            }
            return Defaults(schema);
        }

        double Value(Parameter parameter) => Math.Clamp(_random.Next(6) switch
        {
            0 or 1 => parameter.Default,
            2 => parameter.Default * LogUniform(0.1, 10),
            3 => parameter.Min + _random.NextDouble() * (parameter.Max - parameter.Min),
            4 when parameter.Min > 0 => LogUniform(parameter.Min, parameter.Max),
            _ => Chance(0.5) ? parameter.Min : parameter.Max,
        }, parameter.Min, parameter.Max);

        public Input Input(NeuronSchema schema)
        {
            float At(int receptor) => receptor >= schema.Receptors.Count || Chance(0.5) ? 0 : Sum(schema.Receptors[receptor].TakesSign);
            return new(At(0), At(1), At(2), At(3), Chance(0.5) ? 0 : Sum(0), (uint)_random.NextInt64(1L << 32));
        }

        float Sum(int sign) => (float)(LogUniform(1e-3, 1) * Largest * (sign != 0 ? sign : Chance(0.5) ? 1 : -1));
    }
}
