using GpuSim.Model;

namespace GpuSim.Planning;

/// <summary>A valid description that cannot be run as it is; all problems at once.</summary>
public sealed class InfeasibleException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
