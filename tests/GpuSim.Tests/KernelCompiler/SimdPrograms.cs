using System.Globalization;
using System.Text;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>Random programs of the dialect: every loop ends, every index is inside its view, nothing depends on the order of work items.</summary>
sealed class SimdPrograms(int seed)
{
    const int Deepest = 3;
    readonly System.Random _random = new(seed);
    readonly StringBuilder _text = new();
    readonly List<(string Name, string Type, bool Settable)> _scope = [];
    int _names, _indentation, _loops, _budget;
    string _returns = "";
    bool _isMain;  // calls the others and reads memory
    bool _isPlain; // branches and early returns without loops, which lanes compute for all and blend

    /// <summary>A static class called <paramref name="name"/> with a kernel, Run.</summary>
    public static string Write(int seed, string name) => new SimdPrograms(seed).Class(name);

    string Class(string name)
    {
        Line($"public static class {name}");
        Open();
        Function("static float Pure(float x, int n)", "float", [("x", "float", true), ("n", "int", true)], 6);
        Function("static int Change(ref float x, [Uniform] int q, uint u)", "int", [("x", "float", true), ("q", "int", false), ("u", "uint", true)], 6);
        _isPlain = true;
        Function("static int Choose(ref float x, [Uniform] int q, uint u)", "int", [("x", "float", true), ("q", "int", false), ("u", "uint", true)], 8);
        _isPlain = false;
        _isMain = true;
        Function(
            "static float Step(ref State state, float x, int n, uint u, ArrayView<float> table, ArrayView<byte> bytes, ArrayView<int> counters, [Uniform] float p, [Uniform] int q)",
            "float",
            [("state.A", "float", true), ("state.B", "float", true), ("state.N", "int", true), ("state.U", "uint", true), ("x", "float", true), ("n", "int", true), ("u", "uint", true), ("p", "float", false), ("q", "int", false)],
            14);
        Line("[Kernel] public static void Run(Index1D index, ArrayView<float> xs, ArrayView<int> ns, ArrayView<uint> us, ArrayView<float> table, ArrayView<byte> bytes, ArrayView<int> counters, ColumnView<State> states, ArrayView<float> results, float p, int q)");
        Open();
        Line("var state = states[index];");
        Line("results[index] = Step(ref state, xs[index], ns[index], us[index], table, bytes, counters, p, q);");
        Line("states[index] = state;");
        Close();
        Close();
        return _text.ToString();
    }

    void Function(string signature, string returns, (string, string, bool)[] parameters, int budget)
    {
        _scope.Clear();
        _scope.AddRange(parameters);
        _budget = budget;
        _returns = returns;
        Line(signature);
        Open();
        Line("int zero = 0, one = 1, most = int.MaxValue, least = int.MinValue;"); // variables, as C# refuses constants that overflow
        Line("uint none = 0, all = uint.MaxValue, weyl = 0x9E3779B9u;");
        while (_budget > 0) Statement(0);
        Line($"return {Value(returns, 0)};");
        Close();
    }

    // ---- statements

    void Statement(int depth)
    {
        _budget--;
        switch (_random.Next(depth < Deepest ? 13 : 7))
        {
            case 10 or 11 when _isPlain: Return(); break;
            case 0 or 1: Declare(); break;
            case 2 or 3 or 4: Assign(); break;
            case 5 when _isMain: CallByReference(); break;
            case 6 when _isMain: Memory(); break;
            case 7 or 8 or 9: If(depth); break;
            case 10: CountedLoop(depth); break;
            case 11: ConditionLoop(depth); break;
            case 12: Return(); break;
            default: Assign(); break;
        }
    }

    void Return()
    {
        Line($"if ({Value("bool", 0)})");
        Open();
        if (_random.Next(2) == 0) Assign();
        Line($"return {Value(_returns, 0)};");
        Close();
    }

    void Declare()
    {
        var type = Pick("float", "int", "uint", "bool");
        var value = Value(type, 0);
        var name = Fresh();
        Line($"{type} {name} = {value};");
        _scope.Add((name, type, true));
    }

    void Assign()
    {
        var targets = _scope.Where(variable => variable.Settable).ToList();
        var (name, type, _) = targets[_random.Next(targets.Count)];
        var sign = type == "bool" || _random.Next(3) > 0 ? "=" : type == "float" ? Pick("+=", "-=", "*=") : Pick("+=", "-=", "*=", "^=");
        Line($"{name} {sign} {Value(type, 0)};");
    }

    void CallByReference()
    {
        var floats = _scope.Where(variable => variable is { Settable: true, Type: "float" }).ToList();
        var target = floats[_random.Next(floats.Count)].Name;
        var name = Fresh();
        Line($"int {name} = {Pick("Change", "Choose")}(ref {target}, {Pick("q", "3", "q & 5")}, {Value("uint", 1)});");
        _scope.Add((name, "int", true));
    }

    void Memory()
    {
        var name = Fresh();
        switch (_random.Next(4))
        {
            case 0:
                Line($"Atomic.Add(ref counters[{Value("int", 1)} & 3], {Value("int", 1)});");
                return;
            case 1:
                Line($"int {name} = bytes[{Index()}];");
                _scope.Add((name, "int", true));
                return;
            case 2: // read only where the condition holds
                var index = Fresh();
                Line($"int {index} = {Value("int", 1)};");
                Line($"float {name} = {index} >= 0 && {index} < 16 && table[{index}] > {Value("float", 2)} ? table[{index} & 15] : {Value("float", 2)};");
                break;
            default:
                Line($"float {name} = table[{Index()}];");
                break;
        }
        _scope.Add((name, "float", true));
    }

    string Index() => Pick($"({Value("int", 1)}) & 15", "q & 15", "n & 7");

    void If(int depth)
    {
        Line($"if ({Value("bool", 0)})");
        Block(depth);
        if (_random.Next(2) == 0) return;
        Line("else");
        Block(depth);
    }

    void CountedLoop(int depth)
    {
        var counter = Fresh();
        Line($"for (var {counter} = 0; {counter} < {Pick("4", "3", $"({Leaf("int")} & 3)")}; {counter}++)");
        Loop(depth, (counter, "int", false));
    }

    void ConditionLoop(int depth)
    {
        var counter = Fresh();
        Line($"var {counter} = 0;");
        if (_random.Next(2) == 0)
        {
            Line($"while ({counter} < 5 && {Value("bool", 1)})");
            Loop(depth, (counter, "int", false), $"{counter}++;");
            return;
        }
        Line("do");
        Loop(depth, (counter, "int", false), $"{counter}++;");
        var calls = _isMain;
        _isMain = false; // the dialect has no conditional call in this condition
        Line($"while ({counter} < 4 && {Value("bool", 1)});");
        _isMain = calls;
    }

    void Loop(int depth, (string, string, bool) counter, string? first = null)
    {
        _loops++;
        var mark = _scope.Count;
        _scope.Add(counter);
        Open();
        if (first is not null) Line(first);
        for (var i = _random.Next(1, 4); i > 0; i--)
            if (_random.Next(4) == 0) Line($"if ({Value("bool", 0)}) {Pick("break", "continue")};");
            else Statement(depth + 1);
        Close();
        _scope.RemoveRange(mark, _scope.Count - mark);
        _loops--;
    }

    void Block(int depth)
    {
        var mark = _scope.Count;
        Open();
        for (var i = _random.Next(1, 4); i > 0; i--) Statement(depth + 1);
        if (_loops > 0 && _random.Next(5) == 0) Line(Pick("break;", "continue;"));
        Close();
        _scope.RemoveRange(mark, _scope.Count - mark);
    }

    // ---- expressions

    string Value(string type, int depth)
    {
        if (depth >= Deepest || _random.Next(4) == 0) return Leaf(type);
        string F() => Value("float", depth + 1);
        string I() => Value("int", depth + 1);
        string U() => Value("uint", depth + 1);
        string B() => Value("bool", depth + 1);
        return type switch
        {
            "float" => _random.Next(13) switch
            {
                0 => $"({F()} + {F()})",
                1 => $"({F()} - {F()})",
                2 => $"({F()} * {F()})",
                3 => $"({F()} / {F()})",
                4 => $"(- {F()})",
                5 => $"MathF.FusedMultiplyAdd({F()}, {F()}, {F()})",
                6 => $"MathF.Sqrt({F()})",
                7 => $"MathF.Abs({F()})",
                8 => $"MathF.{Pick("Floor", "Round")}({F()})",
                9 => $"(float)({I()})",
                10 => $"(float)({U()})",
                11 when _isMain => $"Pure({F()}, {I()})",
                _ => $"({B()} ? {F()} : {F()})",
            },
            "int" => _random.Next(12) switch
            {
                0 => $"({I()} + {I()})",
                1 => $"({I()} - {I()})",
                2 => $"({I()} * {I()})",
                3 => $"({I()} {Pick("&", "|", "^")} {I()})",
                4 => $"({I()} {Pick("<<", ">>")} {_random.Next(32)})",
                5 => $"({I()} {Pick("<<", ">>")} ({I()} & 31))",
                6 => $"IntrinsicMath.ToInt({F()})",
                7 => $"IntrinsicMath.{Pick("PopCount", "LeadingZeroCount", "TrailingZeroCount")}({U()})",
                8 => $"(int)({U()})",
                9 => $"(~{I()})",
                10 => $"(int)((long)({I()}) * {I()} >> {_random.Next(64)})",
                _ => $"({B()} ? {I()} : {I()})",
            },
            "uint" => _random.Next(9) switch
            {
                0 => $"({U()} + {U()})",
                1 => $"({U()} * {U()})",
                2 => $"({U()} {Pick("&", "|", "^", "-")} {U()})",
                3 => $"({U()} {Pick("<<", ">>")} {_random.Next(32)})",
                4 => $"({U()} {Pick("<<", ">>")} ({I()} & 31))",
                5 => $"IntrinsicMath.MultiplyHigh({U()}, {U()})",
                6 => $"(uint)({I()})",
                7 => NumberBits(Leaf("float")),
                _ => $"({B()} ? {U()} : {U()})",
            },
            _ => _random.Next(8) switch
            {
                0 or 1 => $"({F()} {Comparison()} {F()})",
                2 => $"({I()} {Comparison()} {I()})",
                3 => $"({U()} {Comparison()} {U()})",
                4 => $"({B()} && {B()})",
                5 => $"({B()} || {B()})",
                6 => $"(!{B()})",
                _ => $"({B()} {Pick("&", "|", "^", "==", "!=")} {B()})",
            },
        };
    }

    // The bits of a NaN are nobody's promise: targets differ in its sign and payload.
    static string NumberBits(string value) => $"Interop.FloatAsInt(MathF.Abs({value}) < 1e30f ? {value} : 1f)";

    string Leaf(string type)
    {
        var known = _scope.Where(variable => variable.Type == type).ToList();
        if (known.Count > 0 && _random.Next(4) > 0) return known[_random.Next(known.Count)].Name;
        return type switch
        {
            "float" => Pick("0f", "1f", "-1f", "0.5f", "1e-30f", "1e38f", "-0f", $"{((_random.NextDouble() - 0.5) * 40).ToString("F3", CultureInfo.InvariantCulture)}f"),
            "int" => Pick("zero", "one", "most", "least"),
            "uint" => Pick("none", "all", "weyl"),
            _ => known.Count > 0 ? known[0].Name : Pick("true", "false"),
        };
    }

    string Comparison() => Pick("<", "<=", ">", ">=", "==", "!=");
    string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
    string Fresh() => $"v{_names++}";

    void Line(string line) => _text.Append(' ', 4 * _indentation).Append(line).Append('\n');

    void Open()
    {
        Line("{");
        _indentation++;
    }

    void Close()
    {
        _indentation--;
        Line("}");
    }
}
