using System.Linq;
using System.Text.RegularExpressions;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>The loop over the neurons of a block and the steps of an epoch, with a local for every field: the JIT keeps a struct of more than 128 bytes in memory, a local vector in a register.</summary>
/// <remarks>
/// A step waits for the one before it, so something else must be at hand meanwhile. Of small states two groups go through all steps together, in registers;
/// of larger ones, whose step is long, all groups of the block make one step before any makes the next, their state in the first cache.
/// </remarks>
internal static class BlockLoop
{
    const int MostPaired = 4; // fields of state that fit the registers twice

    /// <summary>The interface that it implements.</summary>
    public static string Face(Width width) => $"global::GpuSim.Dynamics.Neurons.INeuronBlocks<global::GpuSim.Dynamics.Neurons.Width{width.Bits}>";

    /// <summary>Writes the loop and the step that it makes.</summary>
    /// <param name="step">The twin of Step, from which the step over locals is made.</param>
    /// <param name="function">Step itself.</param>
    /// <param name="state">The model's state.</param>
    /// <param name="width">Vector width.</param>
    /// <param name="code">Where to.</param>
    public static void Write(string step, DeviceFunction function, StructSymbol state, Width width, CodeWriter code)
    {
        var (stateName, inputName) = (ExpressionWriter.Identifier(function.Parameters[0].Name), ExpressionWriter.Identifier(function.Parameters[1].Name));
        var body = step.Substring(step.IndexOf('{'));
        var isApart = !Regex.IsMatch(body, $@"\b({stateName}|{inputName})\b(?!\.)"); // every use names a field
        if (isApart) code.Lines(OverLocals(step, body, state, stateName, inputName, width));
        if (isApart) code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)] // never runs unoptimised");
        code.Open($"readonly uint {Face(width)}.Advance(in global::GpuSim.Dynamics.Neurons.NeuronBlock block, uint* spikes)");
        code.Line("var model = this; // a local: nothing that is written below can change it");
        code.Line("var any = 0u;");
        code.Line("var (stride, slotStride, receptor1, current) = (block.Stride, block.SlotStride, block.Receptor1, (nint)block.Current);");
        code.Line($"var quantum0 = {width.Vector}.Create(block.Quantum0);");
        code.Line($"var quantum1 = {width.Vector}.Create(block.Quantum1);");
        code.Line("var slots = block.ToSlot - block.FromSlot;");
        code.Line("var group = 0;");
        if (state.Fields.Count <= MostPaired)
        {
            code.Open("for (; group + 1 < block.Groups; group += 2)");
            Group(2, isApart, state, width, code);
            code.Close();
        }
        if (state.Fields.Count <= MostPaired)
        {
            code.Open("for (; group < block.Groups; group++)");
            Group(1, isApart, state, width, code);
            code.Close();
        }
        else
        {
            code.Open("for (var only = block.FromSlot; only < block.ToSlot; only++)");
            code.Open("for (group = 0; group < block.Groups; group++)");
            Group(1, isApart, state, width, code);
            code.Close();
            code.Close();
        }
        code.Line("return any;");
        code.Close();
    }

    static void Group(int copies, bool isApart, StructSymbol state, Width width, CodeWriter code)
    {
        code.Line($"var words = block.Words + group * {width.Lanes};");
        var (from, to) = state.Fields.Count <= MostPaired ? ("block.FromSlot", "block.ToSlot") : ("only", "only + 1");
        code.Line($"var sums = block.Sums + group * {width.Lanes} + {from} * slotStride;");
        code.Line("var bits = spikes + group * slots - block.FromSlot;");
        for (var copy = 0; copy < copies; copy++)
        {
            var offset = copy == 0 ? "" : $" + {copy * width.Lanes}";
            if (!isApart) code.Line($"var state{copy} = {TwinNames.Of(state, width)}.Load(words{offset}, stride);");
            else
                for (var field = 0; field < state.Fields.Count; field++)
                    code.Line($"var {state.Fields[field].Name}{copy} = {width.Vector}.Load(({Scalar(state.Fields[field])}*)(words{offset}{Times(field)}));");
        }
        code.Open($"for (var slot = {from}; slot < {to}; slot++)");
        code.Line($"var direct = {width.Vector}.Create(((float*)current)[slot]);");
        for (var copy = 0; copy < copies; copy++)
        {
            var sums = copy == 0 ? "sums" : $"(sums + {copy * width.Lanes})";
            code.Line($"var receptor0Of{copy} = {width.Vector}.ConvertToSingle({width.Vector}.Load({sums})) * quantum0;");
            code.Line($"{width.Vector}<int>.Zero.Store({sums});");
            code.Line($"var receptor1Of{copy} = {width.Vector}<float>.Zero;");
            code.Open("if (receptor1 != 0)");
            code.Line($"receptor1Of{copy} = {width.Vector}.ConvertToSingle({width.Vector}.Load({sums} + receptor1)) * quantum1;");
            code.Line($"{width.Vector}<int>.Zero.Store({sums} + receptor1);");
            code.Close();
        }
        for (var copy = 0; copy < copies; copy++)
        {
            var arguments = isApart
                ? $"{string.Concat(state.Fields.Select(field => $"ref {field.Name}{copy}, "))}receptor0Of{copy}, receptor1Of{copy}, direct"
                : $"ref state{copy}, new global::GpuSim.Dynamics.Neurons.Input{width.Blocks} {{ Receptor0 = receptor0Of{copy}, Receptor1 = receptor1Of{copy}, Current = direct }}";
            code.Line($"var spiked{copy} = (uint){width.Vector}.ExtractMostSignificantBits(model.{(isApart ? "StepOverLocals" : "Step")}({arguments}));");
        }
        code.Line("bits[slot] = spiked0;");
        if (copies == 2) code.Line("bits[slot + slots] = spiked1;");
        code.Line(copies == 2 ? "any |= spiked0 | spiked1;" : "any |= spiked0;");
        code.Line("sums += slotStride;");
        code.Close();
        for (var copy = 0; copy < copies; copy++)
        {
            var offset = copy == 0 ? "" : $" + {copy * width.Lanes}";
            if (!isApart) code.Line($"state{copy}.Store(words{offset}, stride);");
            else
                for (var field = 0; field < state.Fields.Count; field++)
                    code.Line($"{state.Fields[field].Name}{copy}.Store(({Scalar(state.Fields[field])}*)(words{offset}{Times(field)}));");
        }
    }

    // The twin's text, each field of its two structs a parameter of its own.
    static string OverLocals(string step, string body, StructSymbol state, string stateName, string inputName, Width width)
    {
        var fields = string.Concat(state.Fields.Select(field => $"ref {width.Vector}<{Scalar(field)}> {stateName}_{field.Name}, "));
        var separate = Regex.Replace(Regex.Replace(body, $@"\b{stateName}\.", stateName + "_"), $@"\b{inputName}\.", inputName + "_");
        return $"[MethodImpl(MethodImplOptions.AggressiveInlining)]\nreadonly {width.Mask} StepOverLocals({fields}{string.Join(", ", new[] { "Receptor0", "Receptor1", "Current" }.Select(name => $"{width.Vector}<float> {inputName}_{name}"))})\n{separate}";
    }

    static string Times(int field) => field == 0 ? "" : $" + {field} * stride";

    static string Scalar(StructField field) => ExpressionWriter.ScalarType(field.Type);
}
