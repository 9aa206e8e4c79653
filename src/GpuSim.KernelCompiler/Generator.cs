using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using GpuSim.KernelCompiler.Ir;
using GpuSim.KernelCompiler.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GpuSim.KernelCompiler;

/// <summary>Reads the device code of a compilation, reports what the dialect refuses, and adds what the emitters make of the rest.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Which types are device code follows from interfaces of other assemblies, so the whole compilation is asked;
        // the outputs compare by content, so that an edit elsewhere ends here.
        var output = context.CompilationProvider.Select(Translate);
        context.RegisterSourceOutput(output, static (production, output) =>
        {
            foreach (var diagnostic in output.Diagnostics) production.ReportDiagnostic(diagnostic);
            foreach (var (hintName, source) in output.Sources) production.AddSource(hintName, SourceText.From(source, Encoding.UTF8));
        });
    }

    /// <summary>The device code of a compilation, with the diagnostics of what the dialect refuses.</summary>
    internal static DeviceUnit Read(Compilation compilation, CancellationToken cancellation) => new UnitReader(compilation, cancellation).Read();

    static Output Translate(Compilation compilation, CancellationToken cancellation)
    {
        if (!Marks.AreKnownTo(compilation)) return new([], []);
        var unit = Read(compilation, cancellation);
        if (unit.Diagnostics.Count > 0) return new(unit.Diagnostics, []);
        var sources = Emitters.All.SelectMany(emit => emit(unit)).ToArray();
        return new(unit.Diagnostics, sources); // emitters may have found something themselves
    }

    sealed class Output(IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<(string HintName, string Source)> sources) : IEquatable<Output>
    {
        public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
        public IReadOnlyList<(string HintName, string Source)> Sources { get; } = sources;

        public bool Equals(Output? other) => other is not null && Diagnostics.SequenceEqual(other.Diagnostics) && Sources.SequenceEqual(other.Sources);
        public override bool Equals(object? other) => Equals(other as Output);
        public override int GetHashCode() => Sources.Count * 31 + Diagnostics.Count;
    }
}
