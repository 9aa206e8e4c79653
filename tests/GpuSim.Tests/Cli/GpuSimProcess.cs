using System.Diagnostics;

namespace GpuSim.Tests.Cli;

/// <summary>The built command line as a user meets it: a process with an exit code, standard output and standard error.</summary>
sealed class GpuSimProcess : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly Task<string> _output;
    readonly Task<string> _error;

    GpuSimProcess(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Repository.Root };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "GpuSim.Cli.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment.Remove("GPUSIM_TRACE");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What a process left behind.</summary>
    public sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>Starts one and does not wait.</summary>
    public static GpuSimProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Runs one to its end.</summary>
    public static Result Run(params string[] arguments)
    {
        using var process = new GpuSimProcess(arguments);
        return process.End();
    }

    /// <summary>Runs one to its end with a variable set.</summary>
    public static Result RunWith((string Name, string Value) variable, params string[] arguments)
    {
        using var process = new GpuSimProcess(arguments, variable);
        return process.End();
    }

    /// <summary>Whether it has not ended; false as well when it has taken longer than any test should.</summary>
    public bool IsRunning => !_process.HasExited && DateTime.Now - _process.StartTime < Limit;

    /// <summary>Sends a signal by its name, such as <c>INT</c>.</summary>
    public void Send(string signal) => Process.Start("kill", [$"-{signal}", $"{_process.Id}"]).WaitForExit();

    /// <summary>Waits for the end; a process that hangs is killed and fails the test.</summary>
    public Result End()
    {
        if (!_process.WaitForExit(Limit))
        {
            _process.Kill();
            throw new TimeoutException($"gpusim did not end within {Limit}");
        }
        return new(_process.ExitCode, _output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
