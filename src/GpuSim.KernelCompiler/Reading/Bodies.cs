using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GpuSim.KernelCompiler.Dialect;
using GpuSim.KernelCompiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Finds what a method does: its body, and what a constructor does before it.</summary>
internal sealed class Bodies(Compilation compilation, Problems problems, CancellationToken cancellation)
{
    public Statement.Block Read(BodyReader reader, IMethodSymbol method, Location place)
    {
        method = method.PartialImplementationPart ?? method;
        if (method.IsAsync) problems.Add(Rules.Yield, place, $"'async {method.Name}'");
        if (method.IsAbstract || method.IsExtern || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax)
        {
            problems.Add(Rules.UnknownCall, place, $"'{method.Name}' has no body");
            return new([]);
        }
        if (method.MethodKind != MethodKind.Constructor) return reader.Body(OperationOf(syntax));
        var body = syntax is TypeDeclarationSyntax ? null : OperationOf(syntax); // a primary constructor has none
        return body is IConstructorBodyOperation { Initializer: not null } // this(…) runs the initialisers
            ? reader.Body(body)
            : reader.Body(body, () => reader.Begin(Initializers(method.ContainingType, method)));
    }

    IOperation? OperationOf(SyntaxNode syntax) => compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation);

    // Fields in order with what they begin as: an initialiser's value, or the parameter of a positional record.
    IEnumerable<(IFieldSymbol Field, IOperation? Value, IParameterSymbol? Parameter)> Initializers(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        foreach (var field in TypeReader.FieldsOf(type))
        {
            var syntax = (field.AssociatedSymbol ?? field).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            if (syntax is ParameterSyntax) yield return (field, null, constructor.Parameters.Single(parameter => parameter.Name == field.AssociatedSymbol!.Name));
            else if ((syntax as VariableDeclaratorSyntax)?.Initializer is { } initial) yield return (field, Value(initial), null);
            else if ((syntax as PropertyDeclarationSyntax)?.Initializer is { } begin) yield return (field, Value(begin), null);
        }
    }

    IOperation? Value(EqualsValueClauseSyntax initial) => OperationOf(initial) switch
    {
        ISymbolInitializerOperation initializer => initializer.Value,
        var other => other,
    };
}
