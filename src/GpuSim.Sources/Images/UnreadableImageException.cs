namespace GpuSim.Sources.Images;

/// <summary>A file is no picture that can be read. <see cref="Exception.Message"/> is one line: the file, what was expected and found, the way out.</summary>
/// <param name="path">Of the file, as asked for.</param>
/// <param name="finding">What was expected and what was found, without a full stop.</param>
/// <param name="hint">The way out as a sentence, if one can be named.</param>
public sealed class UnreadableImageException(string path, string finding, string? hint) : Exception($"{path}: {finding}.{(hint is null ? "" : " " + hint)}")
{
    /// <summary>What was expected and what was found, without file and full stop: the message of a <see cref="Model.Problem"/>.</summary>
    public string Finding { get; } = finding;

    /// <summary>The way out as a sentence, if one can be named.</summary>
    public string? Hint { get; } = hint;
}
