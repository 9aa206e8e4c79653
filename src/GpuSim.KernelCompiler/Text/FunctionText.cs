using System.Collections.Generic;
using System.Linq;
using System.Text;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>Writes a function or a kernel: its head here, its body by <see cref="StatementText"/>.</summary>
/// <remarks>
/// <c>ref</c> parameters and <c>this</c> are pointers to an item's own memory, <c>in</c> parameters copies: neither address spaces nor temporaries trouble their callers.
/// A kernel's view arrives as two arguments, name and name_length, its columns as name and name_stride: OpenCL lets no struct with a pointer in.
/// </remarks>
internal sealed class FunctionText(DeviceFunction function, TextLanguage language, UsedTexts uses)
{
    /// <summary>For DeviceTextAttribute: a kernel's parameters.</summary>
    public static string[] ParametersOf(DeviceFunction function) => function.IsKernel
        ? [.. function.Parameters.Select((parameter, i) => i == 0 && HasIndex(function) ? "extent" : Kind(parameter.Type))]
        : [];

    public string Write()
    {
        var text = new StringBuilder();
        var self = function.This is { } receiver ? Identifier.Of(receiver.Name) : "";
        if (function.Summary != "") text.Append($"// {function.Summary}\n");
        text.Append($"{Head()}\n{{\n");
        var expressions = new ExpressionText(language, uses, function.IsKernel) { IsPointer = IsPointer };
        if (HasIndex(function))
        {
            var index = function.Parameters[0];
            expressions.Known[index] = new(0, int.MaxValue - 1);
            text.Append($"    int {Identifier.Of(index.Name)} = work_item();\n    if ({Identifier.Of(index.Name)} >= extent) return;\n");
        }
        IReadOnlyList<Statement> statements = function.IsConstructor ? Made(function.Body.Statements) : function.Body.Statements;
        var body = new StatementText(language, uses, expressions, function.Body, function.IsConstructor ? self : "");
        text.Append(body.Hoisted());
        text.Append(body.Write(statements, 1));
        if (function.IsConstructor && statements.Last() is not Statement.Return) text.Append($"    return {self};\n");
        return text.Append("}\n").ToString();
    }

    /// <summary>A constructor's statements: the struct is a local, zero unless it begins otherwise.</summary>
    List<Statement> Made(IReadOnlyList<Statement> statements)
    {
        var self = function.This!;
        if (statements.FirstOrDefault() is not Statement.Assign { Target: Expression.Read { Variable: var target }, Value: var value } || target != self)
            return [new Statement.Declare(self, new Expression.New([], self.Type)), .. statements];
        return statements.Count == 1 ? [new Statement.Return(value)] : [new Statement.Declare(self, value), .. statements.Skip(1)];
    }

    /// <summary>The reader gives an Index1D as an Int that is not uniform: every other parameter of a kernel is.</summary>
    static bool HasIndex(DeviceFunction function) => function.IsKernel && function.Parameters.Count > 0 && function.Parameters[0] is { IsUniform: false } first && first.Type == DeviceType.Int;

    bool IsPointer(Variable variable) => variable.Passing is Passing.Ref or Passing.Out || ReferenceEquals(variable, function.This) && !function.IsConstructor;

    string Head()
    {
        var parameters = new List<string>();
        if (HasIndex(function)) parameters.Add("int extent");
        if (function.This is { } self && !function.IsConstructor) parameters.Add($"{(self.Passing is Passing.In ? "const " : "")}{uses.Name(self.Type, language)}* {Identifier.Of(self.Name)}");
        parameters.AddRange(function.Parameters.Skip(HasIndex(function) ? 1 : 0).Select(Parameter));
        var returns = function.IsConstructor ? function.This!.Type : function.Symbol.Returns;
        var none = language == TextLanguage.OpenCl ? "void" : "";
        return $"{(function.IsKernel ? language.Kernel : language.Function)}{uses.Name(returns, language)} {function.Symbol.Name}({(parameters.Count == 0 ? none : string.Join(", ", parameters))})";
    }

    string Parameter(Variable parameter)
    {
        var name = Identifier.Of(parameter.Name);
        return parameter.Type switch
        {
            DeviceType.View view when function.IsKernel => $"{language.Global}{Element(view)}* {name}, {language.Long} {name}_length",
            DeviceType.Columns when function.IsKernel => $"{language.Global}int* {name}, int {name}_stride",
            _ when function.IsKernel && parameter.Type == DeviceType.Bool => $"int {name}", // bool has no fixed size
            _ => $"{uses.Name(parameter.Type, language)}{(IsPointer(parameter) ? "*" : "")} {name}",
        };
    }

    string Element(DeviceType.View view) => uses.Name(StructText.Stored(view.Element), language);

    static string Kind(DeviceType type) => type switch
    {
        DeviceType.View => "view",
        DeviceType.Columns => "columns",
        DeviceType.Of of => of.Kind.ToString().ToLowerInvariant(),
        _ => "struct",
    };
}
