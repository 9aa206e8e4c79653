using System.Globalization;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>The tree, one statement a line, so that tests can say what they expect of it.</summary>
static class TreeText
{
    public static string Of(DeviceFunction function) => string.Join('\n', Lines(function.Body));

    static IEnumerable<string> Lines(Statement? statement) => statement switch
    {
        null => [],
        Statement.Block block => block.Statements.SelectMany(Lines),
        Statement.Declare declare => [$"{Of(declare.Local.Type)} {declare.Local.Name}" + (declare.Value is { } value ? $" = {Of(value)}" : "")],
        Statement.Assign assign => [$"{Of(assign.Target)} = {Of(assign.Value)}"],
        Statement.If choice => [$"if {Of(choice.Condition)}", .. Indented(choice.Then), .. choice.Else is { } rest ? ["else", .. Indented(rest)] : (string[])[]],
        Statement.Loop loop => [$"while {Of(loop.Condition)}{(loop.Trips is { } trips ? $" [{trips}]" : "")}", .. Indented(loop.Body), .. Indented(loop.After)],
        Statement.LoopOnce loop => ["do", .. Indented(loop.Body), $"while {Of(loop.Condition)}"],
        Statement.Return { Value: { } value } => [$"return {Of(value)}"],
        Statement.Do effect => [Of(effect.Effect)],
        _ => [statement.GetType().Name.ToLowerInvariant()],
    };

    static IEnumerable<string> Indented(Statement? statement) => Lines(statement).Select(line => "  " + line);

    static string Of(Expression expression) => expression switch
    {
        Expression.Constant constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!.ToLowerInvariant(),
        Expression.Read read => read.Variable.Name,
        Expression.Field field => $"{Of(field.Of)}.{field.Name}",
        Expression.Element element => $"{Of(element.View)}[{Of(element.Index)}]",
        Expression.Column column => $"{Of(column.Columns)}[{Of(column.Index)}]",
        Expression.Binary binary => $"({Of(binary.Left)} {binary.Operator} {Of(binary.Right)})",
        Expression.Unary unary => $"{unary.Operator}({Of(unary.Operand)})",
        Expression.Conditional choice => $"({Of(choice.If)} ? {Of(choice.Then)} : {Of(choice.Else)})",
        Expression.Cast cast => $"{Of(cast.Type)}({Of(cast.Operand)})",
        Expression.Call call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Prepend(call.This).OfType<Expression>().Select(Of))})",
        Expression.Intrinsic intrinsic => $"{intrinsic.Kind}({string.Join(", ", intrinsic.Arguments.Select(Of))})",
        Expression.New made => $"{Of(made.Type)} {{{string.Join(", ", made.Fields.Select(field => $"{field.Field} = {Of(field.Value)}"))}}}",
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    static string Of(DeviceType type) => type switch
    {
        DeviceType.Of scalar => scalar.Kind.ToString().ToLowerInvariant(),
        DeviceType.Struct of => of.Symbol.Name,
        DeviceType.View view => $"{Of(view.Element)}[]",
        DeviceType.Columns columns => $"{Of(columns.Element)}[,]",
        DeviceType.Parameter parameter => parameter.Name,
        _ => "void",
    };
}
