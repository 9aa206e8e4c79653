using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>
/// A smaller network with the same mean and variance of every neuron's input: sizes and in-degrees times s, weights times 1/√s,
/// and the mean input that is lost thereby, (1 − √s) of it, as a direct current.
/// </summary>
/// <remarks>
/// Source: van Albada, Helias &amp; Diesmann 2015, doi:10.1371/journal.pcbi.1004490. Correlations are not kept. The mean input follows from the
/// populations' mean rates and the centres of the weights. Poisson stimuli, noise and direct currents do not come from neurons whose number could shrink, and stay.
/// </remarks>
internal sealed class DownScaling(double scale, Drive drive, Problems problems)
{
    readonly double _root = Math.Sqrt(scale);

    /// <summary>The scaled network; problems are added when there cannot be one.</summary>
    public Network Apply(Network full)
    {
        var populations = Shrink(full.Populations);
        foreach (var trains in full.Stimuli.OfType<SpikeTrainStimulus>())
            problems.Add($"{trains.Origin}.spike_trains", $"expected a network at full scale, where every train has its neuron, got scale {scale}", "Leave out the scale, or drive the network by Poisson trains.");
        foreach (var part in full.Stimuli.Where(stimulus => stimulus.Slice is not null))
            problems.Add($"{part.Origin}.to", $"expected whole populations in a network that is scaled, got a slice of \"{part.To.Name}\"", "Leave out the scale, or drive whole populations.");
        return new(
            [.. populations.Values],
            [.. full.Projections.Select(projection => Scale(projection, populations))],
            [
                .. full.Stimuli.Select(stimulus => Scale(stimulus) with { To = populations[stimulus.To] }),
                .. full.Populations.Select(target => Compensate(target, full.Projections) with { To = populations[target] }).Where(current => current.Amplitude is not TimeCourse.Constant { Value: 0 }),
                .. full.Stimuli.OfType<Background>().Where(_ => drive == Drive.Poisson).Select(background => Compensate(background) with { To = populations[background.To] }),
            ]);
    }

    Dictionary<Population, Population> Shrink(IReadOnlyList<Population> full)
    {
        var scaled = new Dictionary<Population, Population>(ReferenceEqualityComparer.Instance);
        var firstId = 0u;
        foreach (var population in full)
        {
            var size = (int)Math.Round(population.Size * scale);
            if (size < 1)
                problems.Add("scale", $"expected a scale that leaves population \"{population.Name}\" a neuron, got {scale} of {population.Size} neurons");
            if (population.Varied.Values.Concat(population.Initial).OfType<Distribution.Listed>().Any())
                problems.Add("scale", $"expected a network without values of single neurons, got lists in population \"{population.Name}\"", "Say how the values are distributed instead, or leave the scale at 1.");
            var positions = size < 1 ? null : population.Positions?.Resized(size);
            if (positions is null && size >= 1 && population.Positions is not null)
                problems.Add($"populations.{population.Name}.positions", $"expected random positions in a network that is scaled, got a grid or list, which has a place for every neuron");
            scaled.Add(population, population with { Size = size, FirstId = firstId, Positions = positions });
            firstId += (uint)size;
        }
        return scaled;
    }

    Projection Scale(Projection projection, Dictionary<Population, Population> populations)
    {
        if (projection.ToSlice is not null)
            problems.Add($"{projection.Origin}.to", $"expected whole populations in a network that is scaled, got a slice of \"{projection.To.Name}\"", "What scaling makes up for is the same for all neurons of a population.");
        var scaled = projection with
        {
            FromSlice = projection.FromSlice is { } slice ? Shrink(slice) : null,
            From = populations[projection.From],
            To = populations[projection.To],
            Rule = projection.Rule.Scaled(projection.Endpoints, scale),
            Weight = projection.Weight.Times(1 / Root(projection)),
        };
        // What they bring on average depends on the spikes, so the lost mean is not known beforehand.
        if (projection.Synapse is { } synapse && Root(projection) < 1)
            problems.Add($"{projection.Origin}.synapse", $"expected static synapses in a network scaled to {scale}, got \"{synapse.Model.Schema.Name}\"", "Run it at full size, or describe a smaller network.");
        if (scaled.From.Size > 0 && scaled.Sources.Count == 0)
            problems.Add($"{projection.Origin}.from", $"expected a scale that leaves the slice of \"{projection.From.Name}\" a neuron, got {scale}");
        if (scaled.Sources.Count > 0 && scaled.To.Size > 0)
        {
            foreach (var message in scaled.Rule.Check(scaled.Endpoints))
                problems.Add($"{projection.Origin}.rule", $"at scale {scale}: {message}");
            if (scaled.Rule.ExpectedSynapses(scaled.Endpoints) == 0 && projection.Rule.ExpectedSynapses(projection.Endpoints) > 0)
                problems.Add($"{projection.Origin}.rule", $"expected a scale that leaves {projection.From.Name}->{projection.To.Name} a synapse, got {scale}");
        }
        return scaled;
    }

    NeuronRange Shrink(NeuronRange slice)
    {
        var first = (int)Math.Round(slice.First * scale);
        return new(first, (int)Math.Round((slice.First + slice.Count) * scale) - first);
    }

    // The root of what is left of the in-degree: one_to_one keeps its synapse, and so its weight.
    double Root(Projection projection) => projection.Rule is OneToOne ? 1 : _root;

    Stimulus Scale(Stimulus stimulus) => stimulus is Background background && drive == Drive.Poisson
        ? background with { InDegree = background.InDegree * scale, Weight = background.Weight / _root }
        : stimulus;

    DirectCurrentStimulus Compensate(Population target, IReadOnlyList<Projection> projections) => new()
    {
        Name = $"scaling->{target.Name}",
        Origin = "scale",
        To = target,
        Amplitude = projections.Where(projection => projection.To == target && Root(projection) < 1).Sum(projection => (1 - Root(projection)) * MeanCurrent(projection)),
    };

    DirectCurrentStimulus Compensate(Background background) => new()
    {
        Name = $"scaling/{background.Name}",
        Origin = background.Origin,
        To = background.To,
        Start = background.Start,
        Stop = background.Stop,
        Amplitude = (1 - _root) * background.MeanCurrent,
    };

    // pA into every target at full scale.
    double MeanCurrent(Projection projection)
    {
        var inDegree = projection.Rule.ExpectedSynapses(projection.Endpoints) / projection.To.Size;
        if (inDegree == 0) return 0;
        if (projection.From.MeanRate is { } rate)
            return inDegree * MeanCurrents.PerSynapse(projection.To, projection.Receptor, rate, projection.Weight.Centre);
        var path = $"populations.{projection.From.Name}.mean_rate";
        if (problems.All(problem => problem.Path != path))
            problems.Add(path, $"expected the mean rate that scaling to {scale} has to make up for, got none", $"Give it at full scale, such as \"{new Quantity(5, Unit.Hertz)}\".");
        return 0;
    }
}
