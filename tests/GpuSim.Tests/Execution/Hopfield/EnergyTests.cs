using GpuSim.Hdf5;
using GpuSim.Hopfield;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Execution.Hopfield;

/// <summary>Recall goes downhill.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class EnergyTests : IDisposable
{
    const double Rounding = 1e-4; // float weights: fields are sums in single precision, energies in double; energies are about −70 each

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // Beyond capacity, so that recall is long.
    [Theory]
    [InlineData("hebb", "asynchronous", 0)]
    [InlineData("storkey", "asynchronous", Rounding)]
    [InlineData("pseudo_inverse", "asynchronous", Rounding)]
    [InlineData("palimpsest, bound", "asynchronous", 0)]
    [InlineData("covariance", "asynchronous", Rounding)]
    [InlineData("hebb", "graded", Rounding)]
    [InlineData("hebb", "dense", Rounding)]
    [InlineData("hebb", "modern", Rounding)]
    public void Energy_never_rises_without_noise(string rule, string dynamics, double rounding)
    {
        var experiment = Memories.Of(rule, dynamics, load: 0.3, sweeps: 30);
        experiment = experiment with { Record = experiment.Record with { Energies = true } };

        var summary = HopfieldRun.Of(experiment, new() { Device = "cpu", Output = _folder["energies.h5"] });

        using var file = ArrayFileReader.Open(_folder["energies.h5"]);
        var sweeps = file.Read<double>("energies").Chunk(summary.Probes).ToArray();
        Assert.True(sweeps.Length > 2, "recall that ends at once proves nothing");
        for (var sweep = 1; sweep < sweeps.Length; sweep++)
            for (var probe = 0; probe < summary.Probes; probe++)
                Assert.True(sweeps[sweep][probe] <= sweeps[sweep - 1][probe] + rounding, $"probe {probe}, sweep {sweep}: {sweeps[sweep - 1][probe]} → {sweeps[sweep][probe]}");
        Assert.True(sweeps[^1].Average() < sweeps[0].Average());
    }
}
