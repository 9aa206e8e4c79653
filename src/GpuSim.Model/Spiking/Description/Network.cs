namespace GpuSim.Model.Spiking.Description;

/// <summary>The parts of an experiment that scaling changes.</summary>
internal sealed record Network(IReadOnlyList<Population> Populations, IReadOnlyList<Projection> Projections, IReadOnlyList<Stimulus> Stimuli);
