using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Spiking;

/// <summary>Everything of a stimulus that decides a raster, written out on a line.</summary>
internal static class StimulusWords
{
    public static string Of(Stimulus stimulus) => stimulus switch
    {
        PoissonStimulus drive => FormattableString.Invariant($"poisson {drive.Name} {drive.To.Name}{Of(drive.Slice)} {Of(drive.Rate)} {drive.Weight:R} {drive.Receptor} {drive.Start:R} {drive.Stop:R}\n"),
        DirectCurrentStimulus current => FormattableString.Invariant($"dc {current.Name} {current.To.Name}{Of(current.Slice)} {Of(current.Amplitude)} {current.Start:R} {current.Stop:R}\n"),
        OrnsteinUhlenbeckStimulus noise => FormattableString.Invariant($"ornstein_uhlenbeck {noise.Name} {noise.To.Name}{Of(noise.Slice)} {noise.Mean:R} {noise.Sigma:R} {noise.Tau:R} {noise.Start:R} {noise.Stop:R}\n"),
        SpikeTrainStimulus trains => FormattableString.Invariant($"spike_trains {trains.Name} {trains.To.Name}{Of(trains.Slice)} {trains.Weight:R} {trains.Receptor}\n"),
        _ => throw new NotSupportedException(),
    };

    /// <summary>Nothing for a whole population.</summary>
    public static string Of(NeuronRange? slice) => slice is { } range ? FormattableString.Invariant($"[{range.First}+{range.Count}]") : "";

    /// <summary>The spikes themselves, wherever they came from.</summary>
    public static string Of(TrainPlan trains) =>
        $"trains {Hash(trains.Spikes.Starts)} {Hash(trains.Spikes.Steps)}\n";

    static string Of(TimeCourse course) => course switch
    {
        TimeCourse.Constant constant => FormattableString.Invariant($"{constant.Value:R}"),
        TimeCourse.Steps steps => $"steps({string.Join(",", steps.Points.Select(point => FormattableString.Invariant($"{point.Time:R}:{point.Value:R}")))})",
        TimeCourse.Ramp ramp => FormattableString.Invariant($"ramp({ramp.From:R},{ramp.To:R})"),
        TimeCourse.Sine sine => FormattableString.Invariant($"sine({sine.Mean:R},{sine.Amplitude:R},{sine.Frequency:R},{sine.Phase:R})"),
        _ => throw new NotSupportedException(),
    };

    static string Hash(int[] numbers) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers.AsSpan())));
}
