namespace GpuSim.Cli;

/// <summary>A command cannot go on, for a reason that has its own exit code.</summary>
internal sealed class FailedRunException(int code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public int Code { get; } = code;
}
