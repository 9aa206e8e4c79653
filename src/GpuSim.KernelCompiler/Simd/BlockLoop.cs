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
/// <param name="step">Step.</param>
/// <param name="model">The model, whose constants are all neurons' or, in columns, each neuron's own.</param>
/// <param name="state">The model's state.</param>
/// <param name="takesMask">Whether the twin of Step asks which lanes are active.</param>
/// <param name="width">Vector width.</param>
/// <param name="code">Where to.</param>
internal sealed class BlockLoop(DeviceFunction step, StructSymbol model, StructSymbol state, bool takesMask, Width width, CodeWriter code)
{
    const int MostPaired = 4; // fields of state that fit the registers twice

    static readonly string[] Inputs = ["Receptor0", "Receptor1", "Receptor2", "Receptor3", "Current", "Draw"];

    readonly string _state = ExpressionWriter.Identifier(step.Parameters[0].Name), _input = ExpressionWriter.Identifier(step.Parameters[1].Name);

    /// <summary>The interface that it implements.</summary>
    public static string Face(Width width) => $"global::GpuSim.Dynamics.Neurons.INeuronBlocks<global::GpuSim.Dynamics.Neurons.Width{width.Bits}>";

    /// <summary>A step as text.</summary>
    /// <param name="Body">Of the twin.</param>
    /// <param name="IsApart">Every use of state and input names a field, so that each can be a local.</param>
    /// <param name="Reads">What it reads of the input.</param>
    /// <param name="IsOwn">Over constants of each neuron's own.</param>
    sealed record Version(string Body, bool IsApart, string[] Reads, bool IsOwn)
    {
        /// <summary>Constants of all neurons that are made vectors once, before the loop: what does not fit the registers is then an operand in memory, at no cost.</summary>
        public StructField[] Broadcast { get; init; } = [];
    }

    /// <summary>Writes the loop and the step that it makes, and both for neurons with constants of their own.</summary>
    /// <param name="twin">The twin of Step, from which the step over locals is made.</param>
    /// <param name="ownTwin">The same over constants that differ; null where there is none: such neurons then step one at a time.</param>
    public void Write(string twin, string? ownTwin)
    {
        Loop(twin, isOwn: false, $"readonly uint {Face(width)}.Advance", () => code.Line($"if (block.Constants != null) return {(ownTwin is null ? $"global::GpuSim.Dynamics.Neurons.OwnConstants<{model.CSharpName}, {state.CSharpName}>.Advance(block, spikes, {width.Lanes})" : $"AdvanceOwn{width.Bits}(block, spikes)")};"));
        if (ownTwin is null) return;
        code.Line();
        Loop(ownTwin, isOwn: true, $"static uint AdvanceOwn{width.Bits}", () => code.Line("var constantStride = block.ConstantStride;"));
    }

    void Loop(string twin, bool isOwn, string name, System.Action first)
    {
        var body = twin.Substring(twin.IndexOf('{'));
        var isApart = !Regex.IsMatch(body, $@"\b({_state}|{_input})\b(?!\.)");
        var version = new Version(body, isApart, [.. Inputs.Where(input => !isApart || Regex.IsMatch(body, $@"\b{_input}\.{input}\b"))], isOwn) { Broadcast = isOwn || !isApart ? [] : [.. model.Fields.Where(field => Regex.IsMatch(body, Broadcast(field)))] };
        if (isApart) code.Lines(OverLocals(version));
        if (isApart) code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)] // never runs unoptimised");
        code.Open($"{name}(in global::GpuSim.Dynamics.Neurons.NeuronBlock block, uint* spikes)");
        first();
        if (!isOwn) code.Line("var model = this; // a local: nothing that is written below can change it");
        foreach (var field in version.Broadcast) code.Line($"var {Constant(field)} = {width.Vector}.Create({ExpressionWriter.Identifier(field.Name)});");
        code.Line("var any = 0u;");
        code.Line("var (stride, slotStride) = (block.Stride, block.SlotStride);");
        foreach (var receptor in Receptors(version)) code.Line($"var quantum{receptor} = {width.Vector}.Create(block.Quantum{receptor});");
        foreach (var receptor in Receptors(version).Where(receptor => receptor > 0)) code.Line($"var receptor{receptor} = block.Receptor{receptor};");
        if (version.Reads.Contains("Current")) code.Line("var (current, ownCurrent, currentQuantum) = ((nint)block.Current, block.OwnCurrent, block.CurrentQuantum);");
        if (version.Reads.Contains("Draw")) code.Line("var (draws, drawStride) = ((nint)block.Draws, block.DrawStride);");
        code.Line("var slots = block.ToSlot - block.FromSlot;");
        code.Line("var group = 0;");
        if (state.Fields.Count <= MostPaired)
        {
            code.Open("for (; slots > 1 && group + 1 < block.Groups; group += 2)"); // of a single step the next groups are at hand in any case
            Group(2, version);
            code.Close();
            code.Open("for (; group < block.Groups; group++)");
            Group(1, version);
            code.Close();
        }
        else
        {
            code.Open("for (var only = block.FromSlot; only < block.ToSlot; only++)");
            code.Open("for (group = 0; group < block.Groups; group++)");
            Group(1, version);
            code.Close();
            code.Close();
        }
        code.Line("return any;");
        code.Close();
    }

    void Group(int copies, Version version)
    {
        code.Line($"var words = block.Words + group * {width.Lanes};");
        if (version.IsOwn) code.Line($"var constants = block.Constants + group * {width.Lanes};");
        var (from, to) = state.Fields.Count <= MostPaired ? ("block.FromSlot", "block.ToSlot") : ("only", "only + 1");
        code.Line($"var sums = block.Sums + group * {width.Lanes} + {from} * slotStride;");
        code.Line("var bits = spikes + group * slots - block.FromSlot;");
        for (var copy = 0; copy < copies; copy++)
        {
            if (!version.IsApart) code.Line($"var state{copy} = {TwinNames.Of(state, width)}.Load(words{Lanes(copy)}, stride);");
            else
                for (var field = 0; field < state.Fields.Count; field++)
                    code.Line($"var {state.Fields[field].Name}{copy} = {width.Vector}.Load(({Scalar(state.Fields[field])}*)(words{Lanes(copy)}{Times(field, "stride")}));");
        }
        code.Open($"for (var slot = {from}; slot < {to}; slot++)");
        if (version.Reads.Contains("Current")) code.Line("var direct = ((float*)current)[slot];");
        for (var copy = 0; copy < copies; copy++) Take(copy, version);
        for (var copy = 0; copy < copies; copy++) code.Line($"var spiked{copy} = (uint){width.Vector}.ExtractMostSignificantBits({Step(copy, version)});");
        code.Line("bits[slot] = spiked0;");
        if (copies == 2) code.Line("bits[slot + slots] = spiked1;");
        code.Line(copies == 2 ? "any |= spiked0 | spiked1;" : "any |= spiked0;");
        code.Line("sums += slotStride;");
        code.Close();
        for (var copy = 0; copy < copies; copy++)
        {
            if (!version.IsApart) code.Line($"state{copy}.Store(words{Lanes(copy)}, stride);");
            else
                for (var field = 0; field < state.Fields.Count; field++)
                    code.Line($"{state.Fields[field].Name}{copy}.Store(({Scalar(state.Fields[field])}*)(words{Lanes(copy)}{Times(field, "stride")}));");
        }
    }

    string Step(int copy, Version version)
    {
        var constants = version.IsOwn ? $"constants{Lanes(copy)}, constantStride" : "";
        if (version.IsApart)
        {
            var locals = state.Fields.Select(field => $"ref {field.Name}{copy}").Concat(version.Reads.Select(input => Local(input, copy))).Concat(version.Broadcast.Select(Constant));
            return $"{(version.IsOwn ? "" : "model.")}StepOverLocals({string.Join(", ", version.IsOwn ? locals.Append(constants) : locals)})";
        }
        var arguments = new List<string> { $"ref state{copy}", $"new global::GpuSim.Dynamics.Neurons.Input{width.Blocks} {{ {string.Join(", ", version.Reads.Select(input => $"{input} = {Local(input, copy)}"))} }}" };
        if (version.IsOwn) arguments.Add($"{TwinNames.Of(model, width)}.Load({constants})");
        if (takesMask) arguments.Add(width.AllActive);
        return $"{(version.IsOwn ? TwinNames.QualifiedHolder(step.Symbol, width) : "model")}.Step({string.Join(", ", arguments)})";
    }

    // What the step reads of a group's input, from the sums on: taken, leaving zeros.
    void Take(int copy, Version version)
    {
        var sums = copy == 0 ? "sums" : $"(sums{Lanes(copy)})";
        foreach (var receptor in Receptors(version))
        {
            var at = receptor == 0 ? sums : $"{sums} + receptor{receptor}";
            code.Line($"var {Local($"Receptor{receptor}", copy)} = {width.Vector}.ConvertToSingle({width.Vector}.Load({at})) * quantum{receptor};");
            code.Line($"{width.Vector}<int>.Zero.Store({at});");
        }
        if (version.Reads.Contains("Current"))
        {
            code.Line($"var {Local("Current", copy)} = {width.Vector}.Create(direct);");
            code.Open("if (ownCurrent != 0)");
            code.Line($"{Local("Current", copy)} += {width.Vector}.ConvertToSingle({width.Vector}.Load({sums} + ownCurrent)) * {width.Vector}.Create(currentQuantum);");
            code.Line($"{width.Vector}<int>.Zero.Store({sums} + ownCurrent);");
            code.Close();
        }
        if (version.Reads.Contains("Draw"))
            code.Line($"var {Local("Draw", copy)} = draws == 0 ? {width.Vector}<uint>.Zero : {width.Vector}.Load((uint*)draws + group * {width.Lanes} + slot * drawStride{Lanes(copy)});");
    }

    // The twin's text, each field of its structs a parameter of its own, or for constants a place in their columns.
    string OverLocals(Version version)
    {
        var parameters = state.Fields.Select(field => $"ref {width.Vector}<{Scalar(field)}> {_state}_{field.Name}").Concat(version.Reads.Select(input => $"{width.Vector}<{(input == "Draw" ? "uint" : "float")}> {_input}_{input}"))
            .Concat(version.Broadcast.Select(field => $"{width.Vector}<{Scalar(field)}> {Constant(field)}"));
        var body = Regex.Replace(Regex.Replace(version.Body, $@"\b{_state}\.", _state + "_"), $@"\b{_input}\.", _input + "_");
        foreach (var field in version.Broadcast) body = Regex.Replace(body, Broadcast(field), Constant(field));
        if (version.IsOwn)
        {
            parameters = parameters.Append("int* constants").Append("nint constantStride");
            var self = step.This!.Name;
            body = Regex.Replace(body, $@"\b{self}\.(\w+)", match => Column(match.Groups[1].Value));
            body = Regex.Replace(body, $@"\b{self}\b", $"{TwinNames.Of(model, width)}.Load(constants, constantStride)");
        }
        if (takesMask) body = "{\n    var " + FunctionTwin.Unique(step, "active") + $" = {width.AllActive};" + body.Substring(1);
        return $"[MethodImpl(MethodImplOptions.AggressiveInlining)]\n{(version.IsOwn ? "static" : "readonly")} {width.Mask} StepOverLocals({string.Join(", ", parameters)})\n{body}";
    }

    // As the twin says a constant where a vector is wanted.
    string Broadcast(StructField field) => $@"\b{width.Vector}\.Create\((this\.)?{ExpressionWriter.Identifier(field.Name)}\)";

    static string Constant(StructField field) => $"constant{(field.Name.StartsWith("_", System.StringComparison.Ordinal) ? "" : "_")}{field.Name}";

    string Column(string name)
    {
        for (var field = 0; field < model.Fields.Count; field++)
            if (ExpressionWriter.Identifier(model.Fields[field].Name) == name)
                return $"{width.Vector}.Load(({Scalar(model.Fields[field])}*)(constants{Times(field, "constantStride")}))";
        throw new System.InvalidOperationException($"{name} is no constant of {model.Name}");
    }

    static IEnumerable<int> Receptors(Version version) => Enumerable.Range(0, 4).Where(receptor => version.Reads.Contains($"Receptor{receptor}"));

    static string Local(string input, int copy) => $"{char.ToLowerInvariant(input[0])}{input.Substring(1)}Of{copy}";

    string Lanes(int copy) => copy == 0 ? "" : $" + {copy * width.Lanes}";

    static string Times(int field, string stride) => field == 0 ? "" : $" + {field} * {stride}";

    static string Scalar(StructField field) => ExpressionWriter.ScalarType(field.Type);
}
