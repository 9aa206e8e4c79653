using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Planning.Hopfield;

/// <summary>Weights between all units: row j holds what unit j sends, so that the w of one sender to neighbouring receivers stand side by side.</summary>
public abstract class WeightMatrix : IDisposable
{
    private protected WeightMatrix(int units) => Units = units;

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Bytes of a weight.</summary>
    public abstract int BytesPerWeight { get; }

    /// <summary>Frees the memory.</summary>
    public abstract void Dispose();
}

/// <summary>Weights of one type: sbyte or short where the rule's weights are whole numbers that fit, int where they are larger, float otherwise.</summary>
/// <typeparam name="T">sbyte, short, int or float.</typeparam>
public sealed class WeightMatrix<T>(int units) : WeightMatrix(units) where T : unmanaged
{
    readonly HostBuffer<T> _weights = new((long)units * units);

    /// <inheritdoc/>
    public override int BytesPerWeight => Unsafe.SizeOf<T>();

    /// <summary>[sender j, receiver i] w_ij at j · <see cref="WeightMatrix.Units"/> + i.</summary>
    public ArrayView<T> All => _weights.View;

    /// <summary>Weights from one sender to all receivers.</summary>
    public Span<T> From(int sender) => _weights.View.SubView((long)sender * Units, Units).AsSpan();

    /// <inheritdoc/>
    public override void Dispose() => _weights.Dispose();
}
