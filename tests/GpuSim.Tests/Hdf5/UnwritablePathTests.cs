using GpuSim.Hdf5;
using GpuSim.Tests.Cli;

namespace GpuSim.Tests.Hdf5;

/// <summary>A path that cannot be written is refused before the run, with the reason and the way out.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class UnwritablePathTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder() => AssertRefused(_folder.Path, "it is a folder. Name a file in it, such as");

    [Fact]
    public void A_file_in_a_folder_that_is_not_there() => AssertRefused(_folder["nowhere/out.h5"], $"there is no folder {_folder["nowhere"]}. Create it, or name another place.");

    [Fact]
    public void A_file_in_a_file()
    {
        _folder.With("file", "text");
        AssertRefused(_folder["file/out.h5"], $"{_folder["file"]} is a file, not a folder.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_name(string name) => Assert.Equal("The output path is empty. Name a file, such as out.h5.", Refused(name).Message);

    [Fact]
    public void A_device() => AssertRefused("/dev/null", "it is a device.");

    [Fact]
    public void A_name_whose_partial_is_a_folder()
    {
        Directory.CreateDirectory(_folder["out.h5.partial"]);
        AssertRefused(_folder["out.h5"], "and that name is needed for the unfinished file.");
    }

    [Fact]
    public void A_file_that_another_run_writes()
    {
        using var first = SonataWriter.Create(_folder["out.h5"], MadeUpRun.Description);
        AssertRefused(_folder["out.h5"], "another run is writing it now.");
    }

    [Fact]
    public void A_disk_that_is_read_only()
    {
        using var disk = new SmallDisk(64);
        disk.MakeReadOnly();
        AssertRefused(disk["out.h5"], "Read-only file system");
    }

    [Fact]
    public void The_command_line_ends_with_2_and_no_older_file_is_touched()
    {
        var older = _folder.With("older.h5", "older");

        var result = GpuSimProcess.Run("run", _folder.With("busy.json", BusyNetwork.Config), "-o", older + "/out.h5");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"{older}/out.h5 cannot be written: ", result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
        Assert.Equal("older", File.ReadAllText(older));
    }

    static void AssertRefused(string path, string why)
    {
        var message = Refused(path).Message;
        Assert.StartsWith($"{path} cannot be written: ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    static OutputException Refused(string path) => Assert.Throws<OutputException>(() => SonataWriter.Create(path, MadeUpRun.Description));
}
