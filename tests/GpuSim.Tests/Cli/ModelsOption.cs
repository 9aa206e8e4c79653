using System.Security.Cryptography;
using System.Text.Json;
using GpuSim.Hdf5;
using GpuSim.Tests.Hdf5;
using GpuSim.UserModels;

namespace GpuSim.Tests.Cli;

/// <summary><c>--models</c>: a user's own assembly at the command line.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class ModelsOption : IDisposable
{
    const string Config = """
        { "kind": "spiking", "dt": "0.1 ms", "duration": "100 ms",
          "populations": { "cells": { "size": 10, "model": "users_eif", "parameters": { "delta": "3 mV" } } },
          "stimuli": [ { "to": "cells", "dc": { "amplitude": "900 pA" } } ] }
        """;

    static readonly string Assembly = typeof(ExponentialIntegrateAndFire).Assembly.Location;

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_config_may_name_its_models_and_the_file_says_where_they_come_from()
    {
        var result = GpuSimProcess.Run("run", _folder.With("eif.json", Config), "--models", Assembly, "-o", _folder["eif.h5"], "--json");

        Assert.Equal(0, result.ExitCode);
        using var summary = JsonDocument.Parse(result.Output);
        Assert.True(summary.RootElement.GetProperty("spikes").GetInt64() > 0);
        using var file = SonataReader.Open(_folder["eif.h5"]);
        Assert.Equal($"GpuSim.UserModels sha256:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Assembly)))}", file.File.Provenance["models"]);
    }

    [Fact]
    public void All_devices_give_the_same_spikes()
    {
        var result = GpuSimProcess.Run("compare", _folder.With("eif.json", Config), "--models", Assembly, "--json");

        Assert.Equal(0, result.ExitCode);
        using var comparison = JsonDocument.Parse(result.Output);
        Assert.True(comparison.RootElement.GetProperty("runs").GetArrayLength() > 1);
    }

    [Theory]
    [InlineData("models users_eif", "Fourcaud-Trocmé")]
    [InlineData("kernel users_eif", "ExponentialIntegrateAndFire_Step")]
    [InlineData("schema", "\"const\": \"users_eif\"")]
    public void What_a_command_says_of_models_it_says_of_them(string line, string expected)
    {
        var result = GpuSimProcess.Run([.. line.Split(' '), "--models", Assembly]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_they_are_unknown()
    {
        var result = GpuSimProcess.Run("validate", _folder.With("eif.json", Config));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("expected a neuron model, got \"users_eif\"", result.Error, StringComparison.Ordinal);
    }
}
