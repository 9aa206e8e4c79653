namespace GpuSim.Tests.Cli;

/// <summary>A network without synapses whose neurons fire at about 100 Hz, so that its file grows as fast as a file can.</summary>
static class BusyNetwork
{
    /// <summary>Runs until it is ended. Of its three populations, spikes of two are recorded.</summary>
    public const string Config = """
        {
          "kind": "spiking", "name": "busy", "seed": 5, "dt": "0.1 ms", "duration": "100000 s",
          "populations": {
            "large": { "size": 1200, "model": "lif", "initial": { "v": { "uniform": ["0 mV", "15 mV"] } } },
            "silent": { "size": 100, "model": "lif" },
            "small": { "size": 700, "model": "lif", "initial": { "v": { "uniform": ["0 mV", "15 mV"] } } }
          },
          "stimuli": [
            { "to": ["large", "silent", "small"], "dc": { "amplitude": "500 pA" } },
            { "to": ["large", "small"], "poisson": { "rate": "100 Hz", "weight": "0.7 mV" } }
          ],
          "record": { "spikes": ["large", "small"] }
        }
        """;

    /// <summary>Waits until a file is there, or at least that long, or the process ended.</summary>
    public static async Task Appears(string file, long bytes, GpuSimProcess process)
    {
        while (process.IsRunning && !(File.Exists(file) && new FileInfo(file).Length >= bytes)) await Task.Delay(5);
    }
}
