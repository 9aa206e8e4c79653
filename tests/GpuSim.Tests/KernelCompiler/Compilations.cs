using System.Reflection;
using System.Runtime.Loader;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelCompiler;
using GpuSim.KernelCompiler.Ir;
using GpuSim.KernelLanguage;
using GpuSim.Units;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GpuSim.Tests.KernelCompiler;

/// <summary>Snippets of C#, compiled in memory as a project with device code would be.</summary>
static class Compilations
{
    const string Usings = """
        global using System;
        global using System.Diagnostics;
        global using System.Runtime.CompilerServices;
        global using GpuSim.Dynamics.Neurons;
        global using GpuSim.Dynamics.Numerics;
        global using GpuSim.Dynamics.Random;
        global using GpuSim.KernelLanguage;
        """;

    static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, DocumentationMode.Parse);

    static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(ArrayView<>).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Input).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Unit).Assembly.Location),
    ];

    /// <summary>A snippet that may use KernelLanguage and Dynamics without saying so; its lines are counted from 1.</summary>
    public static CSharpCompilation Of(string source, params MetadataReference[] also) => CSharpCompilation.Create(
        $"Snippet{Guid.NewGuid():N}",
        [CSharpSyntaxTree.ParseText(source, Language, "Snippet.cs"), CSharpSyntaxTree.ParseText(Usings, Language, "Usings.cs")],
        [.. References, .. also],
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>kernels/GpuSim.Dynamics as it stands, without what the generator adds.</summary>
    public static CSharpCompilation OfDynamics()
    {
        var usings = Of("global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;");
        var itself = usings.References.Where(reference => Path.GetFileName(reference.Display) == "GpuSim.Dynamics.dll");
        return usings.RemoveReferences(itself).AddSyntaxTrees(Repository.Files("kernels/GpuSim.Dynamics", "*.cs").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Language, file)));
    }

    /// <summary>The device code of a snippet that the C# compiler itself takes.</summary>
    public static DeviceUnit Read(string source)
    {
        var compilation = Of(source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return KernelGenerator.Read(compilation, CancellationToken.None);
    }

    /// <summary>The snippet with what the generator adds to it, and what the generator says.</summary>
    public static (Compilation With, IReadOnlyList<Diagnostic> Diagnostics) Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out var with, out var diagnostics);
        return (with, diagnostics);
    }

    /// <summary>The snippet as an assembly, generated code and all.</summary>
    public static Assembly Load(string source)
    {
        var (with, diagnostics) = Generate(Of(source));
        Assert.Empty(diagnostics);
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(Emitted(with));
    }

    /// <summary>Writes the snippet as an assembly file, generated code and all.</summary>
    public static string Write(string source, string path)
    {
        var (with, diagnostics) = Generate(Of(source));
        Assert.Empty(diagnostics);
        using var file = File.Create(path);
        Emitted(with).CopyTo(file);
        return path;
    }

    /// <summary>A reference to the snippet, generated code and all, for a snippet in another assembly.</summary>
    public static MetadataReference Reference(string source)
    {
        var (with, diagnostics) = Generate(Of(source));
        Assert.Empty(diagnostics);
        return MetadataReference.CreateFromStream(Emitted(with));
    }

    static MemoryStream Emitted(Compilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return image;
    }
}
