using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>Counts, steps and times of all stimuli that bring spikes, tabulated before weights have quanta.</summary>
public sealed class StimulusTables
{
    const int MostPerStep = 1 << 16;  // Poisson spikes onto a neuron in one step: one draw for every sixteen

    readonly SpikingExperiment _experiment;
    readonly Dictionary<PoissonStimulus, (int Parts, ThresholdTable Table)> _constant = [];
    readonly Dictionary<PoissonStimulus, (SampledCourse Course, RateTable Table)> _changing = [];
    readonly Dictionary<SpikeTrainStimulus, TrainTable> _trains = [];

    /// <summary>Tabulates all that can be; what cannot is added to <paramref name="problems"/>.</summary>
    internal StimulusTables(SpikingExperiment experiment, List<Problem> problems)
    {
        _experiment = experiment;
        var available = MemoryEstimate.Available();
        foreach (var drive in experiment.Stimuli.OfType<PoissonStimulus>()) Tabulate(drive, available, problems);
        foreach (var trains in experiment.Stimuli.OfType<SpikeTrainStimulus>()) _trains.Add(trains, TrainTable.Of(trains, experiment, problems));
        foreach (var population in experiment.Populations) CheckCurrents(population, available, problems);
    }

    /// <summary>What may arrive at receptors.</summary>
    internal IReadOnlyList<SpikeSource> Sources =>
    [
        .. _experiment.Stimuli.Select(stimulus => stimulus switch
        {
            PoissonStimulus drive => new SpikeSource(drive.Origin, drive.To, drive.Receptor, drive.Weight, _constant.TryGetValue(drive, out var constant) ? constant.Parts * constant.Table.Max : _changing[drive].Table.MaxCount),
            SpikeTrainStimulus trains => new SpikeSource(trains.Origin, trains.To, trains.Receptor, trains.Weight, _trains[trains].MaxCount),
            _ => null,
        }).OfType<SpikeSource>(),
    ];

    /// <summary>What the stimuli of a plan take beside the input they give.</summary>
    public static double Bytes(SpikingPlan plan) =>
        plan.Rates.Sum(drive => (double)drive.Counts.Bytes) + plan.Trains.Sum(drive => (double)drive.Spikes.Bytes)
        + plan.Noise.Sum(drive => 4.0 * plan.Populations[drive.To].Population.Size) + plan.Currents.Sum(currents => (double)CurrentPlan.PieceBytes * currents.FirstSteps.Length)
        + plan.SlicedCurrents.Sum(current => (double)CurrentPlan.PieceBytes * current.Quanta.FirstSteps.Length);

    /// <summary>The same on the host: tables of the plan stand beside those that threads read.</summary>
    public static double HostBytes(SpikingPlan plan) => Bytes(plan) + plan.Rates.Sum(drive => (double)drive.Counts.Bytes) + plan.Trains.Sum(drive => 8.0 * drive.Spikes.Steps.Length);

    /// <summary>Adds to a plan what its stimuli do, now that its populations have quanta.</summary>
    public SpikingPlan AddTo(SpikingPlan plan)
    {
        var index = plan.Populations.ToDictionary(population => population.Population, population => population.Index, (IEqualityComparer<Population>)ReferenceEqualityComparer.Instance);
        return plan with
        {
            Poisson = [.. _constant.Select(entry => new PoissonPlan(
                index[entry.Key.To], entry.Key.Receptor, Quanta(entry.Key.To, entry.Key.Receptor, entry.Key.Weight), entry.Value.Parts, entry.Value.Table,
                SpikingPlanner.StepAt(entry.Key.Start, _experiment), SpikingPlanner.StepAt(entry.Key.Stop, _experiment), Stream(entry.Key)))],
            Rates = [.. _changing.Select(entry => new RatePlan(
                index[entry.Key.To], entry.Key.Neurons, entry.Key.Receptor, Quanta(entry.Key.To, entry.Key.Receptor, entry.Key.Weight), entry.Value.Table,
                entry.Value.Course.FirstStep, entry.Value.Course.EndStep, Stream(entry.Key)))],
            Trains = [.. _trains.Select(entry => new TrainPlan(
                index[entry.Key.To], entry.Key.Receptor, Quanta(entry.Key.To, entry.Key.Receptor, entry.Key.Weight), entry.Value))],
            Noise = [.. plan.Populations.SelectMany(population => NoisePlan.Of(_experiment, population))],
            SlicedCurrents = [.. plan.Populations.SelectMany(population => SlicedCurrent.Of(_experiment, population))],
            Currents = [.. plan.Populations.Select(population => CurrentPlan.Of(_experiment, population.Population))],
        };

        int Quanta(Population to, int receptor, double weight) => (int)Math.Round(weight / plan.Populations[index[to]].Receptors[receptor].Quantum);
    }

    RandomStream Stream(Stimulus stimulus) => RandomStream.Named(_experiment.Seeds.Noise, $"stimulus/{stimulus.Name}");

    void Tabulate(PoissonStimulus drive, long available, List<Problem> problems)
    {
        var course = SampledCourse.Of(drive, drive.Rate, _experiment);
        if (RateTable.Check(drive, course, available) is { } tooLarge)
        {
            problems.Add(tooLarge);
            return;
        }
        var perStep = Largest(drive.Rate) * 1e-3 * _experiment.Dt;
        if (perStep > MostPerStep)
            problems.Add(new(drive.Origin, FormattableString.Invariant($"expected a Poisson rate of at most {MostPerStep} spikes per step onto each neuron, got {perStep:g6}"), "Lower the rate, or give its mean as a direct current."));
        else if (drive is { Rate: TimeCourse.Constant, Slice: null }) // devices draw these while they step
        {
            var parts = ThresholdTable.PoissonSplit(perStep);
            _constant.Add(drive, (parts, ThresholdTable.Poisson(perStep / parts)));
        }
        else _changing.Add(drive, (course, RateTable.Of(course, _experiment.Dt)));
    }

    void CheckCurrents(Population population, long available, List<Problem> problems)
    {
        var pieces = CurrentPlan.MostPieces(_experiment, population);
        var most = Math.Min(available / CurrentPlan.PieceBytes, Array.MaxLength);
        if (pieces > most)
            problems.Add(new(
                _experiment.Stimuli.First(stimulus => stimulus is DirectCurrentStimulus or OrnsteinUhlenbeckStimulus && ReferenceEquals(stimulus.To, population)).Origin,
                FormattableString.Invariant($"expected currents that change at most {most:N0} times, which fit in memory, got {pieces:N0} changes onto \"{population.Name}\""),
                "Make the stimulus shorter, or give it fewer steps."));
    }

    static double Largest(TimeCourse course) => course switch
    {
        TimeCourse.Constant constant => constant.Value,
        TimeCourse.Steps steps => steps.Points.Max(point => point.Value),
        TimeCourse.Ramp ramp => Math.Max(ramp.From, ramp.To),
        TimeCourse.Sine sine => sine.Mean + Math.Abs(sine.Amplitude),
        _ => throw new NotSupportedException(),
    };
}
