using GpuSim.Accelerators;
using GpuSim.Accelerators.Gpu;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Model;
using GpuSim.Planning;
using GpuSim.Recording;
using GpuSim.Sources.Tables;

namespace GpuSim.Cli;

/// <summary>What the process tells its caller, and the one place where an exception becomes that.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Done = 0;
    /// <summary><c>compare</c> found a difference, or points of a sweep failed.</summary>
    public const int Different = 1;
    /// <summary>The user's input is wrong: the command line, a config, a file.</summary>
    public const int WrongInput = 2;
    /// <summary>A device or a library is missing.</summary>
    public const int Missing = 3;
    /// <summary>Out of memory or disk.</summary>
    public const int OutOfRoom = 4;
    /// <summary>Ended by Ctrl-C or a request to terminate; what was recorded is kept.</summary>
    public const int Interrupted = 130;

    const int NoSpaceLeft = 28; // ENOSPC, which .NET hands over as an IOException's HResult on Unix
    const int DiskFull = unchecked((int)0x80070070); // the same on Windows

    /// <summary>Says on standard error what went wrong and gives the exit code.</summary>
    public static int Report(Exception exception)
    {
        var cause = Innermost(exception);
        var (code, message) = Explain(cause);
        if (message.Length > 0) Console.Error.WriteLine(message);
        if (Environment.GetEnvironmentVariable("GPUSIM_TRACE") == "1") Console.Error.WriteLine(exception);
        Console.Error.Flush();
        if (cause is DiskFullException) Hdf5Library.LeaveNow(OutOfRoom); // libhdf5 crashes in an ordinary exit after a failed write
        return code;
    }

    static (int Code, string Message) Explain(Exception cause) => cause switch
    {
        ConfigException or InvalidDescriptionException or InfeasibleException or DeviceProgramException => (WrongInput, cause.Message),
        Planning.NotEnoughMemoryException or DiskFullException => (OutOfRoom, cause.Message),
        OutputException or UnreadableFileException or UnreadableTableException or Pictures.UnknownFigureException => (WrongInput, cause.Message),
        Hdf5MissingException or DeviceMissingException or InexactDeviceException => (Missing, cause.Message),
        AcceleratorMemoryException => (OutOfRoom, cause.Message),
        AcceleratorException => (Missing, cause.Message),
        OutOfMemoryException => (OutOfRoom, "out of memory: `gpusim plan CONFIG` shows what a network needs."),
        FailedRunException failed => (failed.Code, failed.Message),
        OperationCanceledException => (Interrupted, "interrupted."),
        IOException { HResult: NoSpaceLeft or DiskFull } => (OutOfRoom, cause.Message),
        IOException or UnauthorizedAccessException => (WrongInput, cause.Message),
        _ => (WrongInput, $"unexpected: {cause.GetType().Name}: {OneLine(cause.Message)} Please report it; GPUSIM_TRACE=1 shows where it happened."),
    };

    static Exception Innermost(Exception exception) => exception is AggregateException or TypeInitializationException or RecordingFailedException && exception.InnerException is { } inner
        ? Innermost(inner)
        : exception;

    static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
