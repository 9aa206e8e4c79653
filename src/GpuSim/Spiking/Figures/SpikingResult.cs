using GpuSim.Analysis.Spiking;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Spiking.Figures;

/// <summary>A result of a spiking network, open, and the window of it that is looked at.</summary>
internal sealed class SpikingResult
{
    /// <param name="reader">Open.</param>
    /// <param name="from">Start of the window, ms.</param>
    /// <param name="to">Its end; null for the end of the run.</param>
    public SpikingResult(SonataReader reader, double from, double? to)
    {
        Reader = reader;
        var last = to is { } end ? Math.Min(StepAt(end), File.Steps) : File.Steps;
        Window = new(Math.Clamp(StepAt(from), 0, last), last);
        Experiment = Reread();

        long StepAt(double time) => (long)Math.Round(Math.Min(time, 1e15) / File.Dt);
    }

    /// <summary>For frames, rates and weights; spikes come by <see cref="ISpikeFigures.Write"/>.</summary>
    public SonataReader Reader { get; }

    /// <summary>What the file says of its run.</summary>
    public RecordedFile File => Reader.File;

    /// <summary>Steps looked at; its end is never after the file's.</summary>
    public StepWindow Window { get; }

    /// <summary>Start of the window, ms.</summary>
    public double From => new StepClock(File.Dt).After(Window.From);

    /// <summary>End of the window, ms.</summary>
    public double To => new StepClock(File.Dt).After(Window.To);

    /// <summary>The experiment that the file's config describes; null where there is none, or where it cannot be read without the files or models it names.</summary>
    public SpikingExperiment? Experiment { get; }

    // Pictures can do without: what they then lack are positions and parameters.
    SpikingExperiment? Reread()
    {
        if (File.Provenance.GetValueOrDefault("config") is not string { Length: > 0 } text) return null;
        var set = File.Provenance.GetValueOrDefault("config_set") as string ?? "";
        try
        {
            return ExperimentFile.Parse(File.Path, text, set.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Experiment as SpikingExperiment;
        }
        catch (ConfigException)
        {
            return null;
        }
    }
}
