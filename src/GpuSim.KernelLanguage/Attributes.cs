namespace GpuSim.KernelLanguage;

/// <summary>Marks what devices run: every method of the type, or the member of an interface and what implements it. The kernel compiler translates it and all it calls.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class DeviceCodeAttribute : Attribute;

/// <summary>Marks an entry point: what one work item does (first parameter <see cref="Index1D"/>, launched over an extent), or one item of a group (<see cref="Group"/>, <see cref="Grid"/>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelAttribute : Attribute;

/// <summary>Promises that an argument is the same for all work items that run side by side, so that their lanes share it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UniformAttribute : Attribute;

/// <summary>Opts a method of a <see cref="DeviceCodeAttribute"/> type out: it runs on the host only.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class HostOnlyAttribute : Attribute;

/// <summary>A language that kernels are translated to.</summary>
public enum DeviceLanguage
{
    /// <summary>C# over Vector512, Vector256 and Vector128, compiled into the assembly; the text is kept to be read.</summary>
    Simd,
    /// <summary>OpenCL C 1.2.</summary>
    OpenCl,
    /// <summary>CUDA C++, without any header.</summary>
    Cuda,
}

/// <summary>The translation of one function or struct, written by the kernel compiler into the assembly that declares it.</summary>
/// <param name="id">Documentation id of the function (M:…) or the struct (T:…).</param>
/// <param name="name">Its name in the text.</param>
/// <param name="language">Of the text.</param>
/// <param name="text">The translation.</param>
/// <param name="uses">Documentation ids of what must stand before it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DeviceTextAttribute(string id, string name, DeviceLanguage language, string text, params string[] uses) : Attribute
{
    /// <summary>Documentation id of the function (M:…) or the struct (T:…).</summary>
    public string Id { get; } = id;

    /// <summary>Its name in the text.</summary>
    public string Name { get; } = name;

    /// <summary>Of the text.</summary>
    public DeviceLanguage Language { get; } = language;

    /// <summary>The translation. In a generic kernel's text, TModel and TModel_Step stand for what the composed program defines.</summary>
    public string Text { get; } = text;

    /// <summary>Documentation ids of what must stand before it.</summary>
    public IReadOnlyList<string> Uses { get; } = uses;

    /// <summary>For a kernel: its parameters in order, such as <c>view</c>, <c>columns</c>, <c>int</c>, <c>float</c>, <c>long</c>, <c>struct</c>; empty otherwise.</summary>
    public string[] Parameters { get; set; } = [];
}
