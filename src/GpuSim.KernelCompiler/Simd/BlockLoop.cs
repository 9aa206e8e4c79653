using System.Collections.Generic;
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

    static readonly string[] Inputs = ["Receptor0", "Receptor1", "Receptor2", "Receptor3", "Current", "Draw"];

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
        var reads = Inputs.Where(input => !isApart || Regex.IsMatch(body, $@"\b{inputName}\.{input}\b")).ToArray();
        if (isApart) code.Lines(OverLocals(body, reads, state, stateName, inputName, width));
        if (isApart) code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)] // never runs unoptimised");
        code.Open($"readonly uint {Face(width)}.Advance(in global::GpuSim.Dynamics.Neurons.NeuronBlock block, uint* spikes)");
        code.Line("var model = this; // a local: nothing that is written below can change it");
        code.Line("var any = 0u;");
        code.Line("var (stride, slotStride) = (block.Stride, block.SlotStride);");
        foreach (var receptor in Receptors(reads)) code.Line($"var quantum{receptor} = {width.Vector}.Create(block.Quantum{receptor});");
        foreach (var receptor in Receptors(reads).Where(receptor => receptor > 0)) code.Line($"var receptor{receptor} = block.Receptor{receptor};");
        if (reads.Contains("Current")) code.Line("var (current, ownCurrent, currentQuantum) = ((nint)block.Current, block.OwnCurrent, block.CurrentQuantum);");
        if (reads.Contains("Draw")) code.Line("var (draws, drawStride) = ((nint)block.Draws, block.DrawStride);");
        code.Line("var slots = block.ToSlot - block.FromSlot;");
        code.Line("var group = 0;");
        if (state.Fields.Count <= MostPaired)
        {
            code.Open("for (; group + 1 < block.Groups; group += 2)");
            Group(2, isApart, reads, state, width, code);
            code.Close();
        }
        if (state.Fields.Count <= MostPaired)
        {
            code.Open("for (; group < block.Groups; group++)");
            Group(1, isApart, reads, state, width, code);
            code.Close();
        }
        else
        {
            code.Open("for (var only = block.FromSlot; only < block.ToSlot; only++)");
            code.Open("for (group = 0; group < block.Groups; group++)");
            Group(1, isApart, reads, state, width, code);
            code.Close();
            code.Close();
        }
        code.Line("return any;");
        code.Close();
    }

    static void Group(int copies, bool isApart, string[] reads, StructSymbol state, Width width, CodeWriter code)
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
        if (reads.Contains("Current")) code.Line("var direct = ((float*)current)[slot];");
        for (var copy = 0; copy < copies; copy++) Take(copy, reads, width, code);
        for (var copy = 0; copy < copies; copy++)
        {
            var arguments = isApart
                ? string.Join(", ", state.Fields.Select(field => $"ref {field.Name}{copy}").Concat(reads.Select(input => Local(input, copy))))
                : $"ref state{copy}, new global::GpuSim.Dynamics.Neurons.Input{width.Blocks} {{ {string.Join(", ", reads.Select(input => $"{input} = {Local(input, copy)}"))} }}";
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

    // What the step reads of a group's input, from the sums on: taken, leaving zeros.
    static void Take(int copy, string[] reads, Width width, CodeWriter code)
    {
        var sums = copy == 0 ? "sums" : $"(sums + {copy * width.Lanes})";
        foreach (var receptor in Receptors(reads))
        {
            var at = receptor == 0 ? sums : $"{sums} + receptor{receptor}";
            code.Line($"var {Local($"Receptor{receptor}", copy)} = {width.Vector}.ConvertToSingle({width.Vector}.Load({at})) * quantum{receptor};");
            code.Line($"{width.Vector}<int>.Zero.Store({at});");
        }
        if (reads.Contains("Current"))
        {
            code.Line($"var {Local("Current", copy)} = {width.Vector}.Create(direct);");
            code.Open("if (ownCurrent != 0)");
            code.Line($"{Local("Current", copy)} += {width.Vector}.ConvertToSingle({width.Vector}.Load({sums} + ownCurrent)) * {width.Vector}.Create(currentQuantum);");
            code.Line($"{width.Vector}<int>.Zero.Store({sums} + ownCurrent);");
            code.Close();
        }
        if (reads.Contains("Draw"))
            code.Line($"var {Local("Draw", copy)} = draws == 0 ? {width.Vector}<uint>.Zero : {width.Vector}.Load((uint*)draws + group * {width.Lanes} + slot * drawStride{(copy == 0 ? "" : $" + {copy * width.Lanes}")});");
    }

    // The twin's text, each field of its two structs a parameter of its own.
    static string OverLocals(string body, string[] reads, StructSymbol state, string stateName, string inputName, Width width)
    {
        var fields = state.Fields.Select(field => $"ref {width.Vector}<{Scalar(field)}> {stateName}_{field.Name}");
        var inputs = reads.Select(input => $"{width.Vector}<{(input == "Draw" ? "uint" : "float")}> {inputName}_{input}");
        var separate = Regex.Replace(Regex.Replace(body, $@"\b{stateName}\.", stateName + "_"), $@"\b{inputName}\.", inputName + "_");
        return $"[MethodImpl(MethodImplOptions.AggressiveInlining)]\nreadonly {width.Mask} StepOverLocals({string.Join(", ", fields.Concat(inputs))})\n{separate}";
    }

    static IEnumerable<int> Receptors(string[] reads) => Enumerable.Range(0, 4).Where(receptor => reads.Contains($"Receptor{receptor}"));

    static string Local(string input, int copy) => $"{char.ToLowerInvariant(input[0])}{input.Substring(1)}Of{copy}";

    static string Times(int field) => field == 0 ? "" : $" + {field} * stride";

    static string Scalar(StructField field) => ExpressionWriter.ScalarType(field.Type);
}
