namespace GpuSim.Model;

/// <summary>What a population, projection or stimulus may be called, so that it can be a group of a file and a part of a path.</summary>
internal static class Name
{
    public const string Rule = "a name of letters, digits, _ . and -, starting with a letter, digit or _";

    public static bool IsValid(string name) =>
        name.Length > 0 && name[0] is not ('.' or '-') && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');
}
