namespace GpuSim.Model;

/// <summary>One thing wrong with a description, said so that its author can mend it.</summary>
/// <param name="Path">Where, in the words of a config: <c>populations.exc.parameters.tau_m</c>, <c>projections[2].delay</c>.</param>
/// <param name="Message">What was expected and what was found, without a full stop.</param>
/// <param name="Hint">The way out as a sentence, if one can be named.</param>
public sealed record Problem(string Path, string Message, string? Hint = null)
{
    /// <summary>One line: path, message, hint.</summary>
    public override string ToString() => Hint is null ? $"{Path}: {Message}." : $"{Path}: {Message}. {Hint}";
}

/// <summary>A description was refused; all its problems at once.</summary>
public sealed class InvalidDescriptionException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
