using System.Reflection;

namespace GpuSim.KernelLanguage.Programs;

/// <summary>A kernel that a program shall hold, its type parameters bound.</summary>
/// <param name="Id">Documentation id of the kernel.</param>
public sealed record KernelRequest(string Id)
{
    /// <summary>What each type parameter of the kernel stands for.</summary>
    public IReadOnlyDictionary<string, Type> Bindings { get; init; } = new Dictionary<string, Type>();

    /// <summary>Added to the kernel's name after an underscore, so that one program can hold it several times; may be empty.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>The kernel <paramref name="name"/> of <paramref name="type"/>, which must have only one method of that name.</summary>
    public static KernelRequest Of(Type type, string name) => new(DocumentationId.Of(
        type.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) ?? throw new DeviceProgramException($"{type} has no static method {name}; expected a kernel of that name")));

    /// <summary>Binds a type parameter.</summary>
    public KernelRequest With(string typeParameter, Type type) => this with { Bindings = new Dictionary<string, Type>(Bindings) { [typeParameter] = type } };

    /// <summary>Sets the suffix.</summary>
    public KernelRequest Named(string suffix) => this with { Suffix = suffix };
}
