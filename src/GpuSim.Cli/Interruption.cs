using System.Runtime.InteropServices;

namespace GpuSim.Cli;

/// <summary>Turns the first Ctrl-C or request to terminate into a cancelled token, so that a run can close its file; the second one kills as usual.</summary>
/// <remarks>System.CommandLine's own handling ends the process while a large file is still being closed.</remarks>
internal sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly PosixSignalRegistration[] _signals;

    /// <summary>Listens from now on.</summary>
    public Interruption() => _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Take))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    void Take(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }
}
