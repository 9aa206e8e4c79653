using System.Security.Cryptography;
using System.Text;

namespace GpuSim.KernelLanguage.Programs;

/// <summary>A whole program for a device: prelude, everything that is used in the order of need, kernels.</summary>
/// <param name="Language">Of the text.</param>
/// <param name="Text">To be given to the device's compiler.</param>
/// <param name="Kernels">Names of the kernels in the text, in the order of asking.</param>
public sealed record DeviceProgram(DeviceLanguage Language, string Text, IReadOnlyList<string> Kernels)
{
    /// <summary>Of the text in UTF-8, in lower-case hexadecimal: the key of every cache.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Puts a program together; the same request always gives the same text.</summary>
    /// <exception cref="DeviceProgramException">A text is missing, a type parameter is not bound, or two things share a name.</exception>
    public static DeviceProgram Compose(DeviceTexts texts, DeviceLanguage language, params IReadOnlyList<KernelRequest> kernels)
    {
        foreach (var type in kernels.SelectMany(kernel => kernel.Bindings.Values)) texts.Add(type.Assembly);
        var composition = new Composition(texts, language);
        string[] names = [.. kernels.Select(composition.Add)];
        return new(language, Prelude.Of(language) + composition.Text, names);
    }

    /// <summary>The text of a kernel, function, struct (with its methods) or static class, with everything it uses, to be read: type parameters stay as they are.</summary>
    /// <param name="texts">Where to look.</param>
    /// <param name="name">Documentation id, or as much of the name as is needed: Philox.Draw.</param>
    /// <param name="language">Wanted.</param>
    /// <exception cref="DeviceProgramException">Nothing has this name, or several things do.</exception>
    public static string Describe(DeviceTexts texts, string name, DeviceLanguage language)
    {
        var composition = new Composition(texts, language);
        foreach (var text in Named(texts, name, language)) composition.Show(text);
        return composition.Text.TrimStart('\n');
    }

    /// <summary>Kernels, functions and structs that <see cref="Describe"/> takes, each by as much of its name as is needed, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names(DeviceTexts texts, DeviceLanguage language)
    {
        // Views of structs, constructors and properties have texts of their own, which nobody asks for by name.
        var named = texts.All(language).Where(text => !FullName(text).AsSpan().ContainsAny("{#") && !Short(text).Contains("get_", StringComparison.Ordinal));
        return
        [
            .. named.DistinctBy(FullName).GroupBy(Short).SelectMany(same => same.Count() == 1 ? [same.Key] : same.Select(FullName)).Order(StringComparer.Ordinal),
        ];
    }

    static List<DeviceTextAttribute> Named(DeviceTexts texts, string name, DeviceLanguage language)
    {
        var all = texts.All(language).OrderBy(text => text.Id, StringComparer.Ordinal).ToList();
        var owners = all.GroupBy(Owner).Where(group => Ends(group.Key, name)).ToList(); // all of a class or struct
        var found = all.Where(text => text.Id == name || text.Name == name || Ends(FullName(text), name)).ToList();
        if (found.Where(text => Short(text) == name).ToList() is { Count: > 0 } exact) found = exact; // Spike is a struct, whatever else has a method of that name
        if (owners.Count == 1 && found.TrueForAll(text => FullName(text) == owners[0].Key)) return [.. found, .. owners[0].Except(found)];
        if (found.Count == 0 || found.Select(FullName).Distinct().Count() > 1)
            throw new DeviceProgramException(found.Count == 0
                ? $"{name}: found nothing of this name with a text in {language}; expected one of {string.Join(", ", Names(texts, language))}"
                : $"{name}: found {string.Join(" and ", found.Select(FullName).Distinct())}; expected one. Say more of the name");
        return found;
    }

    static string FullName(DeviceTextAttribute text) => text.Id[2..].Split('(')[0].Split('`')[0];
    static string Owner(DeviceTextAttribute text) => text.Id[0] == 'M' ? FullName(text)[..FullName(text).LastIndexOf('.')] : FullName(text);
    static string Short(DeviceTextAttribute text) => string.Join('.', FullName(text).Split('.').TakeLast(text.Id[0] == 'M' ? 2 : 1));
    static bool Ends(string full, string name) => full == name || full.EndsWith("." + name, StringComparison.Ordinal);
}
