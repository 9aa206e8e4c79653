using System;
using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>
/// Bodies. Branches without effects are computed for all lanes and blended, with values in temporaries until the blend;
/// others run while a lane is active, under a mask; where all lanes agree, control flow stays what it was.
/// </summary>
internal sealed class BodyWriter(DeviceFunction function, Width width, Facts facts, Shapes shapes, CodeWriter code, string receiver, string active) : ExpressionWriter(width, facts, shapes)
{
    const int WorthABranch = 40; // operations above which a branch that no lane takes is jumped over
    const string Result = "<result>";

    // Which lanes are active: a variable of its own for every region; Mask is null while all are.
    sealed class Scope(Scope? outer, Region region, string? mask, Statement? loop)
    {
        public Scope? Outer { get; } = outer;
        public Region Region { get; } = region;
        public string? Mask { get; set; } = mask;

        /// <summary>Set where this is the scope of a divergent loop's passes.</summary>
        public Statement? Loop { get; } = loop;

        /// <summary>How often lanes have left: what follows must look whether any is active.</summary>
        public int Narrowed { get; set; }
    }

    sealed record Around(Statement Loop, Scope Passes, Scope Pass, bool IsDivergent, Around? Outer);

    readonly HashSet<string> _names = [];
    readonly HashSet<string> _stable = [];
    readonly HashSet<Variable> _assigned = [];
    Dictionary<string, (Value Value, Variable Root, List<string> Path)>? _values; // set while branches are computed for all lanes
    Scope _scope = null!;
    Scope _whole = null!;
    Around? _around;
    int _uniformIfs; // around this place: what follows them is not at hand
    bool _leavesEarly; // lanes return while others go on: a mask and the results so far are kept

    protected override string? Mask => _values is null ? _scope.Mask : null;

    bool TakesMask => Facts.TakesMask(function.Symbol) && !function.IsKernel;
    bool ReturnsValue => function.Symbol.Returns is not DeviceType.Nothing && !function.IsConstructor;

    /// <summary>Writes the body, without braces.</summary>
    public static void Write(DeviceFunction function, Width width, Facts facts, CodeWriter code, string receiver)
    {
        var active = FunctionTwin.Unique(function, "active");
        var lowered = new DeviceFunction(function.Symbol, Lowering.Lower(function, facts), function.Place) { This = function.This, TypeParameters = function.TypeParameters, IsKernel = function.IsKernel, IsConstructor = function.IsConstructor };
        var shapes = new Shapes(lowered, facts);
        var body = new CodeWriter();
        if (!new BodyWriter(lowered, width, facts, shapes, body, receiver, active) { _leavesEarly = false }.TryWrite())
            new BodyWriter(lowered, width, facts, shapes, body = new(), receiver, active) { _leavesEarly = true }.TryWrite();
        code.Lines(body.ToString());
    }

    sealed class LeavesEarlyException : Exception;

    bool TryWrite()
    {
        foreach (var parameter in function.Parameters) _names.Add(parameter.Name);
        foreach (var declare in Nodes.All(function.Body).OfType<Statement.Declare>()) _names.Add(declare.Local.Name);
        _names.UnionWith([active, FunctionTwin.Unique(function, "made"), FunctionTwin.Unique(function, "count"), FunctionTwin.Unique(function, "lane")]);
        foreach (var statement in Nodes.All(function.Body))
        {
            if (statement is Statement.Assign assign && Nodes.Root(assign.Target) is { } root) _assigned.Add(root);
            foreach (var call in Nodes.Own(statement).SelectMany(Nodes.All).OfType<Expression.Call>())
                for (var i = 0; i < call.Arguments.Count && i < call.Function.Parameters.Count; i++)
                    if (call.Function.Parameters[i].Passing is Passing.Ref or Passing.Out && Nodes.Root(call.Arguments[i]) is { } changed) _assigned.Add(changed);
            if (statement is Statement.Declare { Value: null } later) _assigned.Add(later.Local);
        }
        _whole = _scope = new(null, Shapes.Function, TakesMask ? active : null, null);
        if (function.IsConstructor && function.This is { } made) code.Line($"var {Name(made)} = default({LanesType(made.Type, Width)});");
        if (_leavesEarly)
        {
            if (!TakesMask) code.Line($"var {active} = {Width.AllActive};");
            if (ReturnsValue) code.Line($"var {Fresh("result", out _result)} = default({LanesType(function.Symbol.Returns, Width)});");
        }
        try
        {
            if (Run(function.Body.Statements))
            {
                if (function.IsConstructor) code.Line($"return {Name(function.This!)};");
                else if (ReturnsValue && _leavesEarly) code.Line($"return {_result};");
            }
            return true;
        }
        catch (LeavesEarlyException) when (!_leavesEarly)
        {
            return false;
        }
    }

    string _result = "";

    // ---- statements

    /// <summary>Writes statements; false where no lane goes on after them.</summary>
    bool Run(IReadOnlyList<Statement> statements)
    {
        var list = Flatten(statements).ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var narrowed = _scope.Narrowed;
            var rest = list.Skip(i + 1).ToList();
            switch (list[i])
            {
                case Statement.Declare declare: Declare(declare); break;
                case Statement.Assign assign: Assign(assign); break;
                case Statement.Do call: Do(call.Effect); break;
                case Statement.Return value: Return(value.Value); return false;
                case Statement.Break: Break(); return false;
                case Statement.Continue: Continue(); return false;
                case Statement.If choice:
                    if (If(choice, rest) is { } done)
                    {
                        if (done) continue;
                        return false;
                    }
                    break;
                case Statement.Block block: CountedLoop(block); break;
                case Statement.Loop loop: Loop(loop, loop.Condition, loop.Body, loop.After, false, null); break;
                case Statement.LoopOnce loop: Loop(loop, loop.Condition, loop.Body, null, true, null); break;
            }
            if (_scope.Narrowed == narrowed || rest.Count == 0 || _values is not null || !NeedsALane(rest)) continue;
            code.Open($"if ({Width.Blocks}.Any({_scope.Mask}))");
            Run(rest);
            code.Close();
            return true;
        }
        return true;
    }

    // Inner blocks only bound names, which are unique anyway; a block that counts a loop stays together.
    static IEnumerable<Statement> Flatten(IReadOnlyList<Statement> statements) =>
        statements.SelectMany(statement => statement is Statement.Block block && !IsCountedLoop(block) ? Flatten(block.Statements) : [statement]);

    static bool IsCountedLoop(Statement.Block block) =>
        block.Statements.Count > 1 && block.Statements[block.Statements.Count - 1] is Statement.Loop && block.Statements.Take(block.Statements.Count - 1).All(part => part is Statement.Declare or Statement.Assign);

    // With no lane left, scalar reads of memory may be out of range; loops and calls would be work for nothing.
    bool NeedsALane(IEnumerable<Statement> statements) => statements.SelectMany(Nodes.All).Any(part => part is Statement.Loop or Statement.LoopOnce or Statement.Do || Nodes.Own(part).SelectMany(Nodes.All).Any(TouchesMemory));

    bool TouchesMemory(Expression node) => node is Expression.Element or Expression.Column
        || node is Expression.Intrinsic intrinsic && Nodes.IsAtomic(intrinsic.Kind)
        || node is Expression.Call call && (Facts.TakesMask(call.Function) || Facts.HasAtomics(call.Function));

    void Declare(Statement.Declare declare)
    {
        var name = Name(declare.Local);
        var shape = Shapes.Of(declare.Local);
        var isVarying = shape == Shape.Varying;
        if (declare.Value is null)
        {
            code.Line($"var {name} = default({(isVarying ? LanesType(declare.Local.Type, Width) : ScalarType(declare.Local.Type))});");
            return;
        }
        var value = Evaluate(declare.Value);
        code.Line($"var {name} = {(isVarying ? Vector(value) : Typed(value))};");
    }

    // var must find the declared type, also for literals and what C# computes with as int.
    static string Typed(Value value) => value.Type is DeviceType.Of { Kind: Scalar.Byte or Scalar.SByte or Scalar.Short or Scalar.UShort } ? $"({ScalarType(value.Type)}){value.Operand}" : value.Text;

    void Assign(Statement.Assign assign)
    {
        switch (assign.Target)
        {
            case Expression.Element element: StoreElement(element, Evaluate(assign.Value)); break;
            case Expression.Column column: StoreColumn(column, Evaluate(assign.Value)); break;
            default:
                Path(assign.Target, out var root, out var path);
                Set(root!, path, Evaluate(assign.Value), assign.Target.Type);
                break;
        }
    }

    void Set(Variable root, List<string> path, Value value, DeviceType type)
    {
        var place = Text(root, path);
        if (_values is not null)
        {
            Keep(Key(root, path), Stable(value, path.Count > 0 ? path[path.Count - 1] : root.Name), root, path);
            return;
        }
        if (Shapes.Of(root) is Shape.Uniform or Shape.Consecutive)
        {
            code.Line(Increment(place, value) ?? $"{place} = {value.Text};");
            return;
        }
        var masked = _scope.Mask is not null && Shapes.RegionOf(root) != _scope.Region;
        var old = new Value(place, type, Shape.Varying);
        var stored = masked ? Select(new(_scope.Mask!, DeviceType.Bool, Shape.Varying), value with { Type = type }, old) : value;
        var text = Vector(stored);
        if (text != place) code.Line(Increment(place, stored) ?? $"{place} = {text};");
    }

    static string? Increment(string place, Value value)
    {
        if (value.IsVarying) return null;
        if (value.Text == $"{place} + 1" || value.Text == $"{place} + 1L" || value.Text == $"{place} + 1u") return $"{place}++;";
        if (value.Text == $"{place} - 1") return $"{place}--;";
        return null;
    }

    void StoreElement(Expression.Element element, Value value)
    {
        var view = Evaluate(element.View);
        var index = Index(element.Index);
        if (index.Shape != Shape.Uniform || value.Shape != Shape.Uniform) MustBeWords(element.Type, index);
        var holder = element.Type is DeviceType.Struct { Symbol: var symbol } ? TwinNames.Of(symbol, Width) : Width.Blocks;
        if (index.Shape == Shape.Uniform && value.Shape == Shape.Uniform)
        {
            if (Mask is not null) code.Line($"if ({Width.Blocks}.Any({Mask}))");
            code.Line((Mask is null ? "" : "    ") + $"{view.Operand}[{index.Text}] = {Typed(value with { Type = element.Type })};");
        }
        else if (index.Shape == Shape.Consecutive)
            code.Line(Mask is null ? $"{holder}.Store({view.Text}, {index.Text}, {Vector(value)});" : $"{holder}.Store({view.Text}, {index.Text}, {Vector(value)}, {Mask});");
        else
            code.Line($"{holder}.Scatter({view.Text}, {Vector(index)}, {Vector(value)}, {MaskText});");
    }

    void StoreColumn(Expression.Column column, Value value)
    {
        var columns = Evaluate(column.Columns);
        var index = Index(column.Index);
        if (index.Shape == Shape.Consecutive && Mask is null)
            code.Line($"{Materialize(value, "stored")}.Store({columns.Operand}.Words.Pointer + {index.Operand}, {columns.Operand}.Stride);");
        else
            code.Line($"{LanesType(column.Type, Width)}.Scatter({columns.Text}, {Vector(index)}, {Vector(value)}, {MaskText});");
    }

    void Do(Expression effect)
    {
        if (effect is Expression.Call call && Shapes.CallsScalar(call) && Mask is not null) code.Line($"if ({Width.Blocks}.Any({Mask}))");
        var value = effect is Expression.Call { Type: DeviceType.Nothing } ? Evaluate(effect) : Evaluate(effect);
        if (value.Text.Length > 0) code.Line((effect is Expression.Call shared && Shapes.CallsScalar(shared) && Mask is not null ? "    " : "") + $"{value.Text};");
    }

    void Return(Expression? expression)
    {
        var value = expression is null ? null : Evaluate(expression);
        if (_values is not null)
        {
            if (value is not null) Keep(Result, Stable(value, "result"), function.This!, []);
            return;
        }
        if (_scope.Region == Shapes.Function)
        {
            if (function.IsConstructor) code.Line($"return {Name(function.This!)};");
            else if (value is null) code.Line("return;");
            else if (_leavesEarly && _whole.Narrowed > 0) code.Line($"return {Vector(Select(new(active, DeviceType.Bool, Shape.Varying), value, new(_result, value.Type, Shape.Varying)))};");
            else code.Line($"return {Vector(value)};");
            return;
        }
        if (!_leavesEarly) throw new LeavesEarlyException();
        if (value is not null) code.Line($"{_result} = {Vector(Select(new(_scope.Mask!, DeviceType.Bool, Shape.Varying), value, new(_result, value.Type, Shape.Varying)))};");
        LeaveTo(null);
    }

    // The active lanes of this scope leave all scopes out to the last, which is included.
    void LeaveTo(Scope? last)
    {
        for (var scope = _scope.Outer; scope is not null; scope = scope.Outer)
        {
            if (scope == _whole) scope.Mask = active;
            if (scope.Mask is { } mask)
            {
                code.Line($"{mask} = {Width.Vector}.AndNot({mask}, {_scope.Mask});");
                scope.Narrowed++;
            }
            if (scope == last) return;
        }
    }

    void Break()
    {
        if (!_around!.IsDivergent || _scope == _around.Passes)
        {
            code.Line("break;");
            return;
        }
        LeaveTo(_around.Passes);
        LeaveHere(_around.Pass);
    }

    void Continue()
    {
        if (!_around!.IsDivergent)
        {
            code.Line("continue;");
            return;
        }
        if (_scope != _around.Pass) LeaveTo(_around.Pass);
        LeaveHere(_around.Pass);
    }

    // if (condition) break; or continue; straight in a pass.
    void LeaveWhere(Value condition, bool theLoop)
    {
        var passes = _around!.Passes;
        var leaving = _scope == passes ? condition.Text : Materialize(condition with { Text = $"{_scope.Mask} & {condition.Operand}" }, "mask");
        code.Line($"{_scope.Mask} = {Width.Vector}.AndNot({_scope.Mask}, {leaving});");
        _scope.Narrowed++;
        if (!theLoop || _scope == passes) return;
        code.Line($"{passes.Mask} = {Width.Vector}.AndNot({passes.Mask}, {leaving});");
        passes.Narrowed++;
    }

    // Where all lanes of a pass leave it together, under a condition that all share, what follows must not run.
    void LeaveHere(Scope pass)
    {
        if (_scope != pass) return;
        code.Line($"{_scope.Mask} = {Width.NoneActive};");
        _scope.Narrowed++;
    }

    // ---- branches

    /// <summary>Null: written, go on with the rest. Else the rest is written too: whether a lane goes on after it.</summary>
    bool? If(Statement.If choice, List<Statement> rest)
    {
        var condition = Evaluate(choice.Condition);
        if (condition.Shape == Shape.Uniform && _values is null)
        {
            UniformIf(condition, choice);
            return null;
        }
        if (_values is null && choice.Else is null && choice.Then.Statements.Count == 1 && choice.Then.Statements[0] is Statement.Break or Statement.Continue && _around is { IsDivergent: true } && _scope == _around.Pass)
        {
            LeaveWhere(condition, choice.Then.Statements[0] is Statement.Break);
            return null;
        }
        var then = choice.Then.Statements;
        IReadOnlyList<Statement> @else = choice.Else?.Statements ?? [];
        if (!Nodes.Leaves(choice))
        {
            if (_values is null && !(CanBlend(then) && CanBlend(@else) && Cost(choice) <= WorthABranch))
            {
                MaskedIf(condition, choice);
                return null;
            }
            Blend(condition, then, @else, false);
            return null;
        }
        var thenReturns = Nodes.AlwaysReturns(choice.Then);
        var elseReturns = Nodes.AlwaysReturns(choice.Else);
        if (_values is null && !(_scope == _whole && _around is null && (thenReturns || elseReturns) && (_uniformIfs == 0 || Nodes.AlwaysReturns(new Statement.Block([choice, .. rest]))) && CanBlend([choice, .. rest])))
        {
            MaskedIf(condition, choice);
            return null;
        }
        Blend(condition, thenReturns ? then : [.. then, .. rest], elseReturns ? @else : [.. @else, .. rest], true);
        return false;
    }

    void UniformIf(Value condition, Statement.If choice)
    {
        _uniformIfs++;
        code.Open($"if ({condition.Text})");
        Run(choice.Then.Statements);
        code.Close();
        if (choice.Else is not null)
        {
            code.Open("else");
            Run(choice.Else.Statements);
            code.Close();
        }
        _uniformIfs--;
    }

    void MaskedIf(Value condition, Statement.If choice)
    {
        var mask = Width.Blocks;
        var outer = _scope;
        var taken = Fresh("mask", out var thenMask);
        code.Line(outer.Mask is null ? $"var {taken} = {condition.Text};" : $"var {taken} = {outer.Mask} & {condition.Operand};");
        string? elseMask = null;
        if (choice.Else is { Statements.Count: > 0 })
            code.Line(outer.Mask is null ? $"var {Fresh("mask", out elseMask)} = ~{thenMask};" : $"var {Fresh("mask", out elseMask)} = {Width.Vector}.AndNot({outer.Mask}, {thenMask});");
        Branch(choice.Then, thenMask);
        if (elseMask is not null) Branch(choice.Else!, elseMask);

        void Branch(Statement.Block block, string name)
        {
            code.Open($"if ({mask}.Any({name}))");
            _scope = new(outer, Shapes.Entered(block), name, null);
            Run(block.Statements);
            _scope = outer;
            code.Close();
        }
    }

    /// <summary>Computes both branches for all lanes and blends what they change.</summary>
    void Blend(Value condition, IReadOnlyList<Statement> then, IReadOnlyList<Statement> @else, bool returns)
    {
        var chosen = condition.Shape == Shape.Uniform ? condition : new Value(Materialize(condition, "mask"), DeviceType.Bool, Shape.Varying);
        var before = _values;
        _values = before is null ? [] : new(before);
        Run(then);
        var yes = _values;
        _values = before is null ? [] : new(before);
        Run(@else);
        var no = _values;
        _values = before;
        var changed = yes.Concat(no).Select(entry => (entry.Key, entry.Value.Root, entry.Value.Path, entry.Value.Value.Type)).GroupBy(entry => entry.Key).Select(group => group.First())
            .SelectMany(entry => entry.Key == Result ? [entry] : Leaves(entry.Root, entry.Path, entry.Type)).GroupBy(entry => entry.Key).Select(group => group.First()).ToList();
        var inner = then.Concat(@else).SelectMany(Nodes.All).OfType<Statement.Declare>().Select(declare => declare.Local).ToList(); // gone after the branches
        Value? result = null;
        foreach (var (key, root, path, type) in changed)
        {
            if (key == Result)
            {
                result = Select(chosen, yes[Result].Value, no[Result].Value);
                if (before is not null) Keep(Result, Stable(result, "result"), root, path);
                continue;
            }
            if (!Outlives(root, returns) || inner.Contains(root)) continue;
            var a = Known(yes, root, path, type);
            var b = Known(no, root, path, type);
            if (a.Text == b.Text && a.Text == Known(before, root, path, type).Text) continue;
            Set(root, path, Select(chosen, a, b), type);
        }
        if (!returns || before is not null) return;
        if (function.IsConstructor) code.Line($"return {Name(function.This!)};");
        else if (result is null) code.Line("return;");
        else if (_leavesEarly && _whole.Narrowed > 0) code.Line($"return {Vector(Select(new(active, DeviceType.Bool, Shape.Varying), result, new(_result, result.Type, Shape.Varying)))};");
        else code.Line($"return {Vector(result)};");
    }

    // After a return only what the caller sees matters.
    bool Outlives(Variable root, bool returns) => !returns || root == function.This || root.Passing is Passing.Ref or Passing.Out;

    static IEnumerable<(string Key, Variable Root, List<string> Path, DeviceType Type)> Leaves(Variable root, List<string> path, DeviceType type) =>
        type is DeviceType.Struct { Symbol: var symbol } && Facts.Vectorizable(type)
            ? symbol.Fields.SelectMany(field => Leaves(root, [.. path, field.Name], field.Type))
            : [(Key(root, path), root, path, type)];

    bool CanBlend(IReadOnlyList<Statement> statements)
    {
        var list = Flatten(statements).ToList();
        for (var i = 0; i < list.Count; i++)
        {
            if (Nodes.Own(list[i]).SelectMany(Nodes.All).Any(TouchesMemory)) return false;
            switch (list[i])
            {
                case Statement.Declare or Statement.Assign or Statement.Return: break;
                case Statement.Do { Effect: Expression.Call }: break;
                case Statement.If choice:
                    var then = Nodes.AlwaysReturns(choice.Then);
                    var @else = Nodes.AlwaysReturns(choice.Else);
                    if (Nodes.Returns(choice) && !then && !@else) return false;
                    if (!CanBlend(choice.Then.Statements) || choice.Else is not null && !CanBlend(choice.Else.Statements)) return false;
                    break;
                default: return false;
            }
        }
        return true;
    }

    int Cost(Statement statement) => Nodes.All(statement).SelectMany(Nodes.Own).SelectMany(Nodes.All)
        .Sum(node => node is Expression.Call call ? Facts.Cost(call.Function) : node is Expression.Read or Expression.Constant or Expression.Field ? 0 : 1);

    // ---- loops

    void CountedLoop(Statement.Block block)
    {
        var loop = (Statement.Loop)block.Statements[block.Statements.Count - 1];
        var initial = block.Statements.Take(block.Statements.Count - 1).ToList();
        if (!Shapes.IsDivergent(loop) && initial.Count == 1 && initial[0] is Statement.Declare { Value: { } start } counter && Header(loop, counter.Local) is { } header)
        {
            code.Open($"for (var {Name(counter.Local)} = {(Shapes.Of(counter.Local) == Shape.Varying ? Vector(Evaluate(start)) : Typed(Evaluate(start)))}; {header})");
            LoopBody(loop, loop.Body);
            code.Close();
            return;
        }
        code.Open("");
        Run(initial);
        Loop(loop, loop.Condition, loop.Body, loop.After, false, null);
        code.Close();
    }

    // Condition and increment, where each is an expression.
    string? Header(Statement.Loop loop, Variable? counter)
    {
        if (loop.After is null) return null;
        var after = new List<string>();
        foreach (var statement in Flatten(loop.After.Statements))
        {
            if (statement is not Statement.Assign { Target: Expression.Read { Variable: var variable } } assign || Shapes.Of(variable) == Shape.Varying) return null;
            if (Nodes.All(assign.Value).Any(node => node is Expression.Call or Expression.Conditional || TouchesMemory(node))) return null;
            var value = Evaluate(assign.Value);
            after.Add((Increment(Name(variable), value) ?? $"{Name(variable)} = {value.Text};").TrimEnd(';'));
        }
        return $"{Evaluate(loop.Condition).Text}; {string.Join(", ", after)}";
    }

    void LoopBody(Statement loop, Statement.Block body)
    {
        var outer = _around;
        _around = new(loop, _scope, _scope, false, outer);
        Run(body.Statements);
        _around = outer;
    }

    void Loop(Statement loop, Expression condition, Statement.Block body, Statement.Block? after, bool once, Variable? counter)
    {
        if (Shapes.IsDivergent(loop))
        {
            DivergentLoop(loop, condition, body, after, once);
            return;
        }
        if (once)
        {
            code.Open("do");
            LoopBody(loop, body);
            code.Close($"}} while ({Evaluate(condition).Text});");
            return;
        }
        if (loop is Statement.Loop counted && Header(counted, counter) is { } header)
        {
            code.Open($"for (; {header})");
            LoopBody(loop, body);
            code.Close();
            return;
        }
        if (after is not null && Nodes.All(body).Any(part => part is Statement.Continue))
        {
            DivergentLoop(loop, condition, body, after, once);
            return;
        }
        code.Open($"while ({Evaluate(condition).Text})");
        LoopBody(loop, body);
        if (after is not null) Run(after.Statements);
        code.Close();
    }

    /// <summary>Runs while any lane is in the loop.</summary>
    void DivergentLoop(Statement loop, Expression condition, Statement.Block body, Statement.Block? after, bool once)
    {
        if (Nodes.Returns(body))
        {
            if (!_leavesEarly) throw new LeavesEarlyException();
            for (var outside = _scope; outside is not null; outside = outside.Outer) outside.Narrowed++;
            _whole.Mask = active;
        }
        var outer = _scope;
        var around = _around;
        code.Line($"var {Fresh("loop", out var mask)} = {outer.Mask ?? Width.AllActive};");
        var passes = new Scope(outer, Shapes.Entered(loop), mask, loop);
        code.Open("while (true)");
        _scope = passes;
        if (!once) Test();
        var pass = passes;
        if (Shapes.SkipsRest(loop) || Nodes.All(body).Any(part => part is Statement.Continue))
        {
            code.Line($"var {Fresh("pass", out var passMask)} = {mask};");
            pass = new(passes, Shapes.SkipsRest(loop) ? Shapes.Entered(body) : passes.Region, passMask, loop);
        }
        _scope = pass;
        _around = new(loop, passes, pass, true, around);
        Run(body.Statements);
        _around = around;
        _scope = passes;
        if (after is not null) Run(after.Statements);
        if (once) Test();
        code.Close();
        _scope = outer;

        void Test()
        {
            if (condition is not Expression.Constant { Value: true })
            {
                var value = Evaluate(condition);
                if (value.Shape == Shape.Uniform) code.Line($"if (!({value.Text})) break;");
                else code.Line($"{mask} &= {value.Text};");
                if (value.Shape == Shape.Uniform && once && Nodes.Leaves(body)) code.Line($"if (!{Width.Blocks}.Any({mask})) break;");
                if (value.Shape == Shape.Uniform && !once || value.Shape != Shape.Uniform) code.Line($"if (!{Width.Blocks}.Any({mask})) break;");
            }
            else code.Line($"if (!{Width.Blocks}.Any({mask})) break;");
        }
    }

    // ---- values of variables

    protected override Value Lookup(Variable root, IReadOnlyList<string> path, DeviceType type) => Known(_values, root, [.. path], type);

    Value Known(Dictionary<string, (Value Value, Variable Root, List<string> Path)>? values, Variable root, List<string> path, DeviceType type)
    {
        var shape = Shapes.Of(root) is var known and not Shape.None ? known : Shape.Uniform;
        var stored = new Value(Text(root, path), type, shape);
        if (values is null) return stored;
        var key = Key(root, path);
        for (var length = path.Count; length >= 0; length--)
        {
            if (!values.TryGetValue(Key(root, path.Take(length)), out var entry)) continue;
            stored = length == path.Count ? entry.Value : new Value($"{entry.Value.Operand}{string.Concat(path.Skip(length).Select(field => "." + Identifier(field)))}", type, entry.Value.Shape);
            break;
        }
        var parts = values.Where(entry => entry.Key.StartsWith(key + ".", StringComparison.Ordinal)).ToList();
        if (parts.Count == 0) return stored;
        var copy = Fresh(root.Name, out _);
        var vectors = parts.Any(part => part.Value.Value.IsVarying) || stored.IsVarying;
        code.Line($"var {copy} = {(vectors ? Vector(stored) : stored.Text)};");
        foreach (var part in parts)
            code.Line($"{copy}{string.Concat(part.Value.Path.Skip(path.Count).Select(field => "." + Identifier(field)))} = {(vectors ? Vector(part.Value.Value) : part.Value.Value.Text)};");
        return new(copy, type, vectors ? Shape.Varying : Shape.Uniform);
    }

    void Keep(string key, Value value, Variable root, List<string> path)
    {
        foreach (var part in _values!.Keys.Where(other => other.StartsWith(key + ".", StringComparison.Ordinal)).ToList()) _values.Remove(part);
        _values[key] = (value, root, path);
    }

    static string Key(Variable root, IEnumerable<string> path) => string.Join(".", path.Prepend(root.Name));

    string Text(Variable root, IReadOnlyList<string> path)
    {
        if (root == function.This && !function.IsConstructor)
        {
            if (path.Count == 0) return receiver;
            var fields = string.Join(".", path.Select(Identifier));
            return receiver == "this" && !_names.Contains(path[0]) ? fields : $"{receiver}.{fields}";
        }
        var name = Facts.IsIndex(function, root) ? $"{Name(root)}.X" : Name(root);
        return path.Count == 0 ? name : $"{name}.{string.Join(".", path.Select(Identifier))}";
    }

    string Name(Variable variable) => variable == function.This ? FunctionTwin.Unique(function, "made") : Identifier(variable.Name);

    /// <summary>A value that later assignments cannot change: in a variable of its own unless it is one already.</summary>
    Value Stable(Value value, string name)
    {
        if (value.Constant is not null || _stable.Contains(value.Text) || IsField(value.Text)) return value;
        if (function.Parameters.Concat(Nodes.All(function.Body).OfType<Statement.Declare>().Select(declare => declare.Local)).Any(variable => value.Text == Identifier(variable.Name) && !_assigned.Contains(variable))) return value;
        code.Line($"var {Fresh(name, out var copy)} = {value.Text};");
        _stable.Add(copy);
        return value with { Text = copy, IsAtom = true, Constant = null };
    }

    // Of the receiver, which a model never changes.
    bool IsField(string text) => function.This is { Type: DeviceType.Struct { Symbol: var symbol } } && !function.IsConstructor && !function.Symbol.ChangesThis
        && symbol.Fields.Any(field => text == Text(function.This, [field.Name]));

    string Materialize(Value value, string name)
    {
        if (_stable.Contains(value.Text)) return value.Text;
        code.Line($"var {Fresh(name, out var copy)} = {Vector(value)};");
        _stable.Add(copy);
        return copy;
    }

    string Fresh(string name, out string fresh)
    {
        name = name.TrimStart('_');
        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        if (name == "result" && _names.Add(name)) return fresh = name;
        var number = 1;
        while (!_names.Add($"{name}{number}")) number++;
        return fresh = $"{name}{number}";
    }

    // ---- calls that change their arguments

    protected override Value CallByReference(Expression.Call call)
    {
        var arguments = new List<string>();
        var after = new List<(Variable Root, List<string> Path, string Copy, DeviceType Type)>();
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var parameter = call.Function.Parameters[i];
            if (parameter.Passing is not (Passing.Ref or Passing.Out))
            {
                arguments.Add(Argument(parameter, call.Arguments[i]));
                continue;
            }
            Path(call.Arguments[i], out var root, out var path);
            if (!Facts.MayVary(parameter))
            {
                arguments.Add($"ref {Text(root!, path)}");
                continue;
            }
            var masked = _scope.Mask is not null && Shapes.RegionOf(root!) != _scope.Region && !Facts.TakesMask(call.Function);
            if (_values is null && !masked)
            {
                arguments.Add($"ref {Text(root!, path)}");
                continue;
            }
            code.Line($"var {Fresh(path.Count > 0 ? path[path.Count - 1] : root!.Name, out var copy)} = {Vector(Lookup(root!, path, call.Arguments[i].Type))};");
            arguments.Add($"ref {copy}");
            after.Add((root!, path, copy, call.Arguments[i].Type));
        }
        var text = LanesCall(call, arguments);
        if (after.Count == 0) return new(text, call.Type, Shape.Varying);
        var result = "";
        if (call.Type is DeviceType.Nothing) code.Line($"{text};");
        else
        {
            code.Line($"var {Fresh("returned", out result)} = {text};");
            _stable.Add(result);
        }
        foreach (var (root, path, copy, type) in after)
        {
            _stable.Add(copy);
            Set(root, path, new(copy, type, Shape.Varying), type);
        }
        return new(result, call.Type, Shape.Varying);
    }
}
