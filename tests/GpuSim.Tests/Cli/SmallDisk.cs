using System.Diagnostics;

namespace GpuSim.Tests.Cli;

/// <summary>A file system in memory that is soon full; only root can make one, and others skip the test.</summary>
sealed class SmallDisk : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public SmallDisk(int kibibytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !Succeeds("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", _folder.Path))
        {
            _folder.Dispose();
            Assert.Skip("mounting a small disk takes Linux and root");
        }
    }

    /// <summary>A name on it.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Takes room away until only so much is left.</summary>
    public void LeaveFree(long bytes)
    {
        var taken = new DriveInfo(_folder.Path).AvailableFreeSpace - bytes;
        File.WriteAllBytes(this["ballast"], new byte[taken]);
    }

    /// <summary>Nothing can be written on it any more.</summary>
    public void MakeReadOnly() => Assert.True(Succeeds("mount", "-o", "remount,ro", _folder.Path));

    public void Dispose()
    {
        Succeeds("umount", "--lazy", _folder.Path); // a process that a test beside this one started may have inherited a file
        _folder.Dispose();
    }

    static bool Succeeds(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
