namespace GpuSim.Sources.SpikeTrains;

/// <summary>A file holds no spike trains that can be delivered. <see cref="Exception.Message"/> is one line: the place, what was expected and found, the way out.</summary>
/// <param name="finding">Place, what was expected and what was found, without a full stop.</param>
/// <param name="hint">The way out as a sentence, if one can be named.</param>
public sealed class UnreadableTrainsException(string finding, string? hint) : Exception($"{finding}.{(hint is null ? "" : " " + hint)}")
{
    /// <summary>Place, what was expected and what was found, without a full stop.</summary>
    public string Finding { get; } = finding;

    /// <summary>The way out as a sentence, if one can be named.</summary>
    public string? Hint { get; } = hint;

    /// <summary>What of the request the fault lies in: <c>file</c> or <c>population</c>.</summary>
    public string Key { get; init; } = "file";
}
