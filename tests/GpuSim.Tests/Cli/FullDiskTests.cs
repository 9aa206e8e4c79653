using System.Globalization;
using System.Text.RegularExpressions;
using GpuSim.Hdf5;

namespace GpuSim.Tests.Cli;

/// <summary>A disk that gets full ends the run with 4; what was flushed can be read.</summary>
public sealed class FullDiskTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    string Config => _folder.With("busy.json", BusyNetwork.Config);

    [Theory]
    [InlineData(2048)]
    [InlineData(3000)]
    [InlineData(4096)]
    public void A_disk_that_gets_full_in_a_run_ends_it_with_4_and_keeps_what_was_flushed(int kibibytes)
    {
        using var disk = new SmallDisk(kibibytes);
        File.WriteAllText(disk["result.h5"], "an older result");

        var result = GpuSimProcess.Run("run", Config, "-o", disk["result.h5"], "--threads", "1");

        AssertDiskFull(result, disk["result.h5.partial"]);
        Assert.Contains("The older", result.Error, StringComparison.Ordinal);
        Assert.Equal("an older result", File.ReadAllText(disk["result.h5"]));
        AssertReadable(result, disk["result.h5.partial"]);
    }

    // Fewer spikes than a chunk holds stay in memory until the file is closed.
    [Fact]
    public void A_disk_that_is_full_when_the_file_is_closed_ends_the_run_with_4()
    {
        long Length(string duration)
        {
            Assert.Equal(0, GpuSimProcess.Run("run", Config, "-o", _folder["measured.h5"], "--duration", duration).ExitCode);
            return new FileInfo(_folder["measured.h5"]).Length;
        }
        var (empty, whole) = (Length("0.1 ms"), Length("80 ms"));
        using var disk = new SmallDisk(4096);
        disk.LeaveFree((empty + whole) / 2);

        var result = GpuSimProcess.Run("run", Config, "-o", disk["result.h5"], "--duration", "80 ms");

        AssertDiskFull(result, disk["result.h5.partial"]);
        Assert.False(File.Exists(disk["result.h5"]));
        AssertReadable(result, disk["result.h5.partial"]);
    }

    [Fact]
    public void A_disk_without_any_room_is_known_before_the_run_starts()
    {
        using var disk = new SmallDisk(64);
        disk.LeaveFree(0);

        var result = GpuSimProcess.Run("run", Config, "-o", disk["result.h5"]);

        Assert.Equal(4, result.ExitCode);
        Assert.Equal($"{disk["result.h5.partial"]} cannot be created: No space left on device. Make room, or name another place.\n", result.Error);
    }

    static void AssertDiskFull(GpuSimProcess.Result result, string partial)
    {
        Assert.Equal(4, result.ExitCode);
        Assert.StartsWith($"{partial} cannot be written on: No space left on device.", result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    static void AssertReadable(GpuSimProcess.Result result, string partial)
    {
        var promised = long.Parse(Regex.Match(result.Error, "first ([0-9,]+) spikes").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        using var reader = SonataReader.Open(partial);
        Assert.InRange(reader.File.SpikeCounts.Sum(), promised, long.MaxValue);
        Assert.Equal(reader.File.SpikeCounts.Sum(), reader.ReadSpikes().Sum(block => (long)block.Spikes.Ids.Length));
        Assert.Equal(0, GpuSimProcess.Run("stats", partial).ExitCode);
        TestContext.Current.TestOutputHelper?.WriteLine($"promised {promised}, kept {reader.File.SpikeCounts.Sum()}");
    }
}
