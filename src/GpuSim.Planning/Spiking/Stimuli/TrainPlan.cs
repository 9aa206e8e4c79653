using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Sources.SpikeTrains;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>Given spikes to one population.</summary>
/// <param name="To">Index of the population.</param>
/// <param name="Receptor">Index of the receptor.</param>
/// <param name="Weight">In quanta.</param>
/// <param name="Spikes">When and to whom.</param>
public sealed record TrainPlan(int To, int Receptor, int Weight, TrainTable Spikes);

/// <summary>Steps in which given spikes arrive.</summary>
/// <param name="Starts">[neuron + 1] where each neuron's train begins.</param>
/// <param name="Steps">[spike] ascending within a train.</param>
/// <param name="MaxCount">Most spikes onto a neuron in one step.</param>
public sealed record TrainTable(int[] Starts, int[] Steps, int MaxCount)
{
    const int BytesPerSpike = 96; // while they are read: node and time in an array that grows, then together, then in trains

    /// <summary>Bytes it takes.</summary>
    public long Bytes => 4L * Starts.Length + 4L * Steps.Length;

    /// <summary>The trains of a stimulus: spikes after the end of the run are left out; what cannot be delivered or read is added to <paramref name="problems"/>.</summary>
    public static TrainTable Of(SpikeTrainStimulus stimulus, SpikingExperiment experiment, List<Problem> problems)
    {
        var target = stimulus.Neurons;
        var steps = new List<int>[stimulus.To.Size];
        for (var neuron = 0; neuron < steps.Length; neuron++) steps[neuron] = [];
        foreach (var (neuron, time, place) in Spikes(stimulus, problems))
        {
            var step = (long)Math.Round(time / experiment.Dt) - 1;
            if (step < 0)
            {
                problems.Add(new(place, FormattableString.Invariant($"expected times of at least {experiment.Dt} ms, the end of the first step, got {time} ms for neuron {neuron}"), "Shift the trains, or leave out that spike."));
                break;
            }
            if (neuron < target.First || neuron >= target.First + target.Count)
            {
                problems.Add(new(place, FormattableString.Invariant($"expected neurons of \"{stimulus.To.Name}\", {target.First} to {target.First + target.Count - 1}, got {neuron}"), "Leave out those spikes, or make the population larger."));
                break;
            }
            if (step < experiment.Steps) steps[neuron].Add((int)step);
        }
        return Join(steps);
    }

    static IEnumerable<(int Neuron, double Time, string Place)> Spikes(SpikeTrainStimulus stimulus, List<Problem> problems)
    {
        var path = $"{stimulus.Origin}.spike_trains";
        if (stimulus.Times is SpikeTimes.Listed listed)
            return listed.Times.SelectMany((times, neuron) => times.Select((time, index) => (stimulus.Neurons.First + neuron, time, FormattableString.Invariant($"{path}.times[{neuron}][{index}]"))));
        var file = (SpikeTimes.File)stimulus.Times;
        try
        {
            return SpikeTrainFile.Read(Path.Combine(file.Folder, file.Path), file.Population, stimulus.To.Name, MemoryEstimate.Available() / BytesPerSpike).Select(spike => (spike.Neuron, spike.Time, $"{path}.file"));
        }
        catch (UnreadableTrainsException fault)
        {
            problems.Add(new($"{path}.{fault.Key}", fault.Finding, fault.Hint));
            return [];
        }
    }

    static TrainTable Join(List<int>[] steps)
    {
        var starts = new int[steps.Length + 1];
        var most = 0;
        for (var neuron = 0; neuron < steps.Length; neuron++)
        {
            steps[neuron].Sort();
            starts[neuron + 1] = checked(starts[neuron] + steps[neuron].Count);
            var run = 0;
            for (var index = 0; index < steps[neuron].Count; index++)
            {
                run = index > 0 && steps[neuron][index] == steps[neuron][index - 1] ? run + 1 : 1;
                most = Math.Max(most, run);
            }
        }
        return new(starts, [.. steps.SelectMany(train => train)], most);
    }
}
