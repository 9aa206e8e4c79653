using System.Reflection;

namespace GpuSim.KernelLanguage.Programs;

/// <summary>The texts that the kernel compiler left in some assemblies and in what they reference.</summary>
public sealed class DeviceTexts
{
    readonly Dictionary<(string Id, DeviceLanguage Language), (DeviceTextAttribute Text, Assembly Assembly)> _texts = [];
    readonly HashSet<Assembly> _seen = [];

    /// <summary>Reads the attributes of <paramref name="assemblies"/> and, through them, of all they reference.</summary>
    public DeviceTexts(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies) Add(assembly);
    }

    /// <summary>All texts of a language.</summary>
    public IEnumerable<DeviceTextAttribute> All(DeviceLanguage language) => _texts.Values.Select(held => held.Text).Where(text => text.Language == language);

    /// <summary>The text of a struct or function, or null.</summary>
    public DeviceTextAttribute? Find(string id, DeviceLanguage language) => _texts.TryGetValue((id, language), out var held) ? held.Text : null;

    /// <summary>The text of a struct or function.</summary>
    /// <param name="id">Documentation id.</param>
    /// <param name="language">Wanted.</param>
    /// <param name="wantedBy">What needs it, for the message.</param>
    /// <exception cref="DeviceProgramException">No assembly holds it.</exception>
    public DeviceTextAttribute Get(string id, DeviceLanguage language, string wantedBy) => Find(id, language) ?? throw new DeviceProgramException(
        $"{Short(wantedBy)}: found no {language} text of {id[2..]}; expected one in the assembly that declares it. Compile that assembly with the kernel compiler (an analyzer reference to GpuSim.KernelCompiler) and mark the code [DeviceCode]");

    /// <summary>The .NET type of a struct that has a text.</summary>
    internal Type? TypeOf(string id, DeviceLanguage language)
    {
        if (!_texts.TryGetValue((id, language), out var held)) return null;
        for (var name = id[2..]; ; name = $"{name[..name.LastIndexOf('.')]}+{name[(name.LastIndexOf('.') + 1)..]}") // a nested type's dot is a plus
            if (held.Assembly.GetType(name) is { } type || !name.Contains('.')) return held.Assembly.GetType(name);
    }

    internal void Add(Assembly assembly)
    {
        if (!_seen.Add(assembly)) return;
        foreach (var text in assembly.GetCustomAttributes<DeviceTextAttribute>()) _texts.TryAdd((text.Id, text.Language), (text, assembly));
        foreach (var reference in assembly.GetReferencedAssemblies())
            if (Loaded(reference) is { } found) Add(found);
    }

    // A kernel's id lists all its parameters.
    static string Short(string id) => id.Split('(')[0].Split("``")[0].Split(':')[^1];

    // The platform's own assemblies hold no kernels, and there are many.
    static Assembly? Loaded(AssemblyName name)
    {
        if (name.Name is null or "System" or "mscorlib" or "netstandard" || name.Name.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal)) return null;
        if (AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name.Name) is { } loaded) return loaded;
        try
        {
            return Assembly.Load(name);
        }
        catch (IOException)
        {
            return null; // referenced, not shipped: what is missing shows when a text is
        }
    }
}
