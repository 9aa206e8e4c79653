using System;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>What all bodies of a compilation share.</summary>
internal sealed class Readers(TypeReader types, FunctionSymbols functions, DeviceTexts texts, Problems problems, Action<IMethodSymbol> called)
{
    public TypeReader Types { get; } = types;
    public FunctionSymbols Functions { get; } = functions;
    public DeviceTexts Texts { get; } = texts;
    public Problems Problems { get; } = problems;

    /// <summary>Told of every method here that a body calls.</summary>
    public Action<IMethodSymbol> Called { get; } = called;
}
