namespace GpuSim.Sources.Tables;

/// <summary>A file is no table that can be learnt. <see cref="Exception.Message"/> is one line: the place, what was expected and found, the way out.</summary>
/// <param name="place">The file as asked for, and where the fault has one, line and column: <c>iris.csv:7:12</c>.</param>
/// <param name="finding">What was expected and what was found, without a full stop.</param>
/// <param name="hint">The way out as a sentence, if one can be named.</param>
public sealed class UnreadableTableException(string place, string finding, string? hint) : Exception($"{place}: {finding}.{(hint is null ? "" : " " + hint)}")
{
    /// <summary>Place, what was expected and what was found, without full stop: the message of a <see cref="Model.Problem"/>.</summary>
    public string Finding { get; } = $"{place}: {finding}";

    /// <summary>The way out as a sentence, if one can be named.</summary>
    public string? Hint { get; } = hint;

    /// <summary>What of the request the fault lies in: <c>file</c>, <c>columns</c>, <c>label</c> or <c>dataset</c>.</summary>
    public string Key { get; init; } = "file";
}
