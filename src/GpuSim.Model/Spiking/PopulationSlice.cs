using System.Globalization;

namespace GpuSim.Model.Spiking;

/// <summary>A population as one end of a projection, or neurons of it that follow one another.</summary>
/// <param name="Of">Name of the population.</param>
/// <param name="First">Id of the first neuron within the population.</param>
/// <param name="Last">Id of the last; null for the population's last.</param>
public sealed record PopulationSlice(string Of, int First = 0, int? Last = null)
{
    /// <summary>Whether it is the whole population, whatever its size.</summary>
    public bool IsWhole => First == 0 && Last is null;

    /// <summary>A name, or a name with first and last id: <c>exc[0..99]</c>. Other text is a name that no population has.</summary>
    public static PopulationSlice Parse(string text)
    {
        if (!text.EndsWith(']') || text.IndexOf('[') is not (var open and > 0)) return new(text);
        return text[(open + 1)..^1].Split("..") is [var first, var last]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? new(text[..open], from, to)
            : new(text);
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public static implicit operator PopulationSlice(string text) => Parse(text);

    /// <summary>As a config writes it.</summary>
    public override string ToString() => IsWhole ? Of : FormattableString.Invariant($"{Of}[{First}..{Last}]");
}

/// <summary>Neurons of a population that follow one another.</summary>
/// <param name="First">Id of the first within the population.</param>
/// <param name="Count">How many.</param>
public readonly record struct NeuronRange(int First, int Count);
