using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Spiking;

/// <summary>The first sample of state, rates or weights that two devices do not agree on.</summary>
/// <param name="Of">What was sampled: <c>v of exc 5</c>.</param>
/// <param name="TimeMs">Its time, ms; of a rate the end of its bin.</param>
/// <param name="First">On the first device, as text: it need not be a number.</param>
/// <param name="Second">On the other.</param>
public sealed record SampleDifference(string Of, double TimeMs, string First, string Second);

/// <summary>Holds samples to those of an earlier run as they come, and remembers where they first part.</summary>
internal sealed class SampleCheck(MemoryRecorder earlier, SpikingExperiment experiment) : IRecorder
{
    readonly Dictionary<(Func<int, ReadOnlySpan<float>> Kind, int Record), int> _seen = [];

    delegate (string Of, int Every) Describe(int record, int element);

    /// <summary>Null so far.</summary>
    public SampleDifference? First { get; private set; }

    public void Write(RecordBlock block)
    {
        for (var report = 0; report < block.States.Count; report++) Check(earlier.StateValues, report, experiment.RecordState[report].Neurons.Count, block.States[report].Values.Span, State);
        for (var rate = 0; rate < block.Rates.Count; rate++) Check(earlier.RateValues, rate, 1, block.Rates[rate].Span, Rate);
        foreach (var weights in block.Weights)
            Check(earlier.WeightValues, weights.Request, weights.Of.Sources.Count, weights.Values.Span, (record, synapse) => (
                $"weight of {weights.Of.Projection} from {weights.Of.From} {weights.Of.Sources[synapse]} to {weights.Of.To} {weights.Of.Targets[synapse]}", experiment.RecordWeights[record].Every));
    }

    (string, int) State(int report, int element)
    {
        var request = experiment.RecordState[report];
        return ($"{request.Of.Model.Schema.Variables[request.Variable].Name} of {request.Of.Name} {request.Neurons[element]}", request.Every);
    }

    (string, int) Rate(int rate, int element) => ($"rate of {experiment.RecordRates[rate].Label}", experiment.RecordRates[rate].Every);

    void Check(Func<int, ReadOnlySpan<float>> kind, int record, int width, ReadOnlySpan<float> values, Describe describe)
    {
        if (First is not null) return;
        var seen = _seen.GetValueOrDefault((kind, record));
        var expected = kind(record)[seen..];
        for (var k = 0; k < values.Length; k++)
        {
            if (k < expected.Length && BitConverter.SingleToInt32Bits(expected[k]) == BitConverter.SingleToInt32Bits(values[k])) continue;
            var (of, every) = describe(record, (seen + k) % width);
            First = new(of, ((seen + k) / width + 1L) * every * experiment.Dt, k < expected.Length ? Say(expected[k]) : "none", Say(values[k]));
            return;
        }
        _seen[(kind, record)] = seen + values.Length;
    }

    static string Say(float value) => FormattableString.Invariant($"{value:R}");
}
