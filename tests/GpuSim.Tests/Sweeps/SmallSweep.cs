namespace GpuSim.Tests.Sweeps;

/// <summary>A sweep over a small network, in a folder of its own.</summary>
static class SmallSweep
{
    /// <summary>A network with a table of one weight and one of drawn weights.</summary>
    const string Network = """
        {
          "kind": "spiking", "name": "small", "seed": 5, "dt": "0.1 ms", "duration": "100 ms",
          "populations": {
            "exc": { "size": 160, "model": "lif", "initial": { "v": { "uniform": ["0 mV", "15 mV"] } } },
            "inh": { "size": 40, "model": "lif" }
          },
          "projections": [
            { "from": "exc", "to": ["exc", "inh"], "rule": { "fixed_in_degree": 16 }, "weight": { "normal": ["1 mV", "0.1 mV"] }, "delay": { "uniform": ["1 ms", "2 ms"] } },
            { "from": "inh", "to": ["exc", "inh"], "rule": { "fixed_in_degree": 4 }, "weight": "-5 mV", "delay": "1.5 ms" }
          ],
          "stimuli": [{ "to": ["exc", "inh"], "poisson": { "rate": "2 kHz", "weight": "1 mV" } }],
          "record": { "spikes": ["exc", "inh"] }
        }
        """;

    /// <summary>24 points: a weight, a rate, and two seeds.</summary>
    public const string Points = """
        {
          "kind": "sweep", "name": "tiny", "experiment": "small.json", "seeds": [3, 4], "discard": "20 ms",
          "vary": {
            "g": { "grid": { "from": 2, "to": 8, "points": 4 }, "paths": "projections[1].weight", "times": "-1 mV" },
            "stimuli[0].poisson.rate": ["1 kHz", "2 kHz", "4 kHz"]
          }
        }
        """;

    /// <summary>Writes the network and a sweep over it, and gives the sweep's path.</summary>
    public static string In(TemporaryFolder folder, string sweep = Points)
    {
        folder.With("small.json", Network);
        return folder.With("sweep.json", sweep);
    }
}
