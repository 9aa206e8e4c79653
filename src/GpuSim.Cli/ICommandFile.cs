using System.CommandLine;

namespace GpuSim.Cli;

/// <summary>One command of <c>gpusim</c>: one file in <c>Commands/</c>, found by this interface.</summary>
internal interface ICommandFile
{
    /// <summary>The command with its arguments, options and action. An action returns an <see cref="ExitCode"/> or throws.</summary>
    Command Create();
}
