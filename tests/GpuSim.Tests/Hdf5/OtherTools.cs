using System.Diagnostics;
using System.Text.Json;

namespace GpuSim.Tests.Hdf5;

/// <summary>What others read HDF5 with: Debian's python3-h5py and h5dump.</summary>
static class OtherTools
{
    const string Interpreter = "/usr/bin/python3"; // the system's: a virtual environment may lack h5py

    static readonly Lazy<bool> HasH5py = new(() => Succeeds(Interpreter, "-c", "import h5py"));
    static readonly Lazy<bool> HasDump = new(() => Succeeds("h5dump", "--version"));

    /// <summary>Runs a script with h5py and gives what it prints; skips the test where there is no h5py.</summary>
    public static string Python(string script, params string[] arguments)
    {
        Assert.SkipUnless(HasH5py.Value, "no python3-h5py here");
        return Run(Interpreter, ["-c", script, .. arguments]);
    }

    /// <summary>As <see cref="Python"/>, for a script that prints JSON.</summary>
    public static JsonElement PythonJson(string script, params string[] arguments)
    {
        using var json = JsonDocument.Parse(Python(script, arguments));
        return json.RootElement.Clone();
    }

    /// <summary>The structure of a file as h5dump prints it; skips the test where there is none.</summary>
    public static string DumpHeader(string file)
    {
        Assert.SkipUnless(HasDump.Value, "no h5dump (hdf5-tools) here");
        return Run("h5dump", "-H", file);
    }

    static string Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }

    static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program
        }
    }

    static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
