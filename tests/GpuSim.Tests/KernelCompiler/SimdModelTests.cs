using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.Units;

namespace GpuSim.Tests.KernelCompiler;

public sealed class SimdModelTests
{
    const int Rounds = 400, Steps = 5;

    public static TheoryData<string, int> ModelsAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (var model in NeuronCatalog.BuiltIn.Models)
            foreach (var width in (int[])[16, 8, 4]) data.Add(model.Schema.Name, width);
        return data;
    }

    [Theory, MemberData(nameof(ModelsAndWidths))]
    public void Lanes_and_scalars_agree_bit_for_bit(string model, int width) =>
        Assert.Equal(width, NeuronCatalog.BuiltIn.Find(model)!.AcceptLanes(width, new Comparison()));

    internal sealed unsafe class Comparison : ILanesVisitor<int>
    {
        public int Visit<TModel, TState, TSteps, TStateLanes, TInputLanes>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged
            where TSteps : unmanaged, INeuronLanes<TStateLanes, TInputLanes>
            where TStateLanes : unmanaged, IStateLanes<TStateLanes>
            where TInputLanes : unmanaged, IInputLanes<TInputLanes>
        {
            var values = ParameterValues.Complete(TModel.Schema.Parameters, new Dictionary<string, double>());
            var model = TModel.Fold(values, 0.1);
            var steps = Unsafe.BitCast<TModel, TSteps>(model);
            var random = new Specials(7, [.. values.All.Values.SelectMany(left => values.All.Values.Select(right => (float)(left - right)))]);
            var (width, fields) = (TStateLanes.Width, sizeof(TState) / sizeof(int));
            var isFloat = typeof(TState).GetFields().Select(field => field.FieldType == typeof(float)).ToArray();
            var words = new int[fields * width];
            var scalars = new TState[width];
            var inputs = new Input[width];
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < words.Length; i++) words[i] = random.Word();
                for (var lane = 0; lane < width; lane++)
                    for (var field = 0; field < fields; field++) Unsafe.Add(ref Unsafe.As<TState, int>(ref scalars[lane]), field) = words[field * width + lane];
                for (var step = 0; step < Steps; step++)
                {
                    var lanes = default(TInputLanes);
                    for (var lane = 0; lane < width; lane++)
                    {
                        inputs[lane] = new(random.Float(), random.Float(), random.Float(), random.Float(), random.Float(), (uint)random.Word());
                        ((float*)&lanes)[lane] = inputs[lane].Receptor0;
                        ((float*)&lanes)[width + lane] = inputs[lane].Receptor1;
                        ((float*)&lanes)[2 * width + lane] = inputs[lane].Receptor2;
                        ((float*)&lanes)[3 * width + lane] = inputs[lane].Receptor3;
                        ((float*)&lanes)[4 * width + lane] = inputs[lane].Current;
                        ((uint*)&lanes)[5 * width + lane] = inputs[lane].Draw;
                    }
                    uint spikes = 0, expected = 0;
                    fixed (int* first = words)
                    {
                        var state = TStateLanes.Load(first, width);
                        spikes = steps.StepLanes(ref state, lanes);
                        state.Store(first, width);
                    }
                    for (var lane = 0; lane < width; lane++)
                    {
                        if (model.Step(ref scalars[lane], inputs[lane])) expected |= 1u << lane;
                        for (var field = 0; field < fields; field++)
                        {
                            var (scalar, found) = (Unsafe.Add(ref Unsafe.As<TState, int>(ref scalars[lane]), field), words[field * width + lane]);
                            Assert.True(scalar == found || isFloat[field] && IsNaN(scalar) && IsNaN(found), $"round {round}, step {step}, lane {lane}, word {field}: {scalar:x8}, in lanes {found:x8}");
                        }
                    }
                    Assert.Equal(expected, spikes);
                }
            }
            return width;
        }

        // NaN is NaN: which payload survives depends on the order of operands, which the compiler chooses.
        static bool IsNaN(int bits) => float.IsNaN(BitConverter.Int32BitsToSingle(bits));
    }
}
