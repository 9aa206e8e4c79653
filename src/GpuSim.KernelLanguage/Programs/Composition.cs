using System.Reflection;
using System.Text;

namespace GpuSim.KernelLanguage.Programs;

/// <summary>Puts texts in order, each after what it uses and once; generic ones once for each choice of types, between definitions of their type parameters.</summary>
internal sealed class Composition(DeviceTexts texts, DeviceLanguage language)
{
    static readonly IReadOnlyDictionary<string, BoundType> Unbound = new Dictionary<string, BoundType>();

    readonly StringBuilder _text = new();
    readonly Dictionary<string, string> _names = []; // in the text → what took it
    readonly HashSet<string> _shown = [];

    public string Text => _text.ToString();

    /// <summary>Adds a kernel.</summary>
    /// <returns>Its name in the text.</returns>
    public string Add(KernelRequest kernel)
    {
        var text = texts.Get(kernel.Id, language, "the program");
        var bindings = kernel.Bindings.ToDictionary(binding => binding.Key, binding => Bound(DocumentationId.Of(binding.Value)[2..], kernel.Id));
        var name = kernel.Suffix == "" ? text.Name : $"{text.Name}_{kernel.Suffix}";
        Instance(text, bindings, name);
        return name;
    }

    /// <summary>Adds a text to be read, with what it uses so far as that is known without bindings.</summary>
    public void Show(DeviceTextAttribute text)
    {
        if (!_shown.Add(text.Id)) return;
        foreach (var use in text.Uses.Select(TextUse.Read))
            switch (use)
            {
                case TextUse.Plain { Id: var id } when texts.Find(id, language) is { } used: Show(used); break;
                case TextUse.ColumnsOf { Element: var element } when texts.Find($"T:GpuSim.KernelLanguage.ColumnView{{{element}}}", language) is { } used: Show(used); break;
                case TextUse.Generic { Id: var id } when texts.Find(id, language) is { } used: Show(used); break;
                case TextUse.ViewOf { Element: var element } when language != DeviceLanguage.Simd && _shown.Add(element): View(BoundType.Scalar(element, language) ?? new(element, texts.Find("T:" + element, language)?.Name ?? element, true)); break;
            }
        _text.Append('\n').Append(text.Text).Append('\n');
    }

    void Instance(DeviceTextAttribute text, IReadOnlyDictionary<string, BoundType> bindings, string name)
    {
        if (!Claim(name, bindings.Count == 0 ? text.Id : $"{text.Id}<{string.Join(",", bindings.OrderBy(binding => binding.Key, StringComparer.Ordinal).Select(binding => binding.Value.FullName))}>")) return;
        var definitions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (name != text.Name) definitions[text.Name] = name;
        foreach (var use in text.Uses.Select(TextUse.Read)) Need(use, text.Id, bindings, definitions);
        _text.Append('\n');
        foreach (var (from, to) in definitions) _text.Append($"#define {from} {to}\n");
        _text.Append(text.Text).Append('\n');
        foreach (var (from, _) in definitions) _text.Append($"#undef {from}\n");
    }

    void Need(TextUse use, string wantedBy, IReadOnlyDictionary<string, BoundType> bindings, SortedDictionary<string, string> definitions)
    {
        switch (use)
        {
            case TextUse.Plain plain:
                Plain(plain.Id, wantedBy);
                break;
            case TextUse.ViewOf view:
                var element = Resolve(view.Element, bindings, wantedBy);
                if (Claim("ArrayView_" + element.Part, "a view of " + element.FullName)) View(element);
                Define(definitions, "ArrayView_" + view.Element, "ArrayView_" + element.Part, bindings.ContainsKey(view.Element));
                break;
            case TextUse.TypeParameter { Name: var parameter }:
                var type = Resolve(parameter, bindings, wantedBy);
                definitions[parameter] = type.Name;
                break;
            case TextUse.ColumnsOf columns:
                var row = Resolve(columns.Element, bindings, wantedBy);
                Plain($"T:GpuSim.KernelLanguage.ColumnView{{{row.FullName}}}", wantedBy);
                Define(definitions, columns.Element + "_Load", row.Name + "_Load", bindings.ContainsKey(columns.Element));
                Define(definitions, columns.Element + "_Store", row.Name + "_Store", bindings.ContainsKey(columns.Element));
                break;
            case TextUse.Member member:
                definitions[member.Name] = Plain(Implementation(Resolve(member.Through, bindings, wantedBy), member.Id, wantedBy), wantedBy);
                break;
            case TextUse.Generic generic:
                Generic(generic, wantedBy, bindings, definitions);
                break;
        }
    }

    void Generic(TextUse.Generic generic, string wantedBy, IReadOnlyDictionary<string, BoundType> bindings, SortedDictionary<string, string> definitions)
    {
        var text = texts.Get(generic.Id, language, wantedBy);
        var arguments = generic.Arguments.Select(argument => Resolve(argument, bindings, wantedBy)).ToArray();
        var parameters = text.Uses.Select(TextUse.Read).OfType<TextUse.TypeParameter>().Select(parameter => parameter.Name);
        var name = $"{text.Name}_{string.Join("_", arguments.Select(argument => argument.Part))}";
        var called = $"{text.Name}_{string.Join("_", generic.Arguments.Zip(arguments, (said, argument) => bindings.ContainsKey(said) ? said : argument.Part))}";
        Instance(text, parameters.Zip(arguments).ToDictionary(), name);
        Define(definitions, called, name, called != name);
    }

    string Plain(string id, string wantedBy)
    {
        var text = texts.Get(id, language, wantedBy);
        Instance(text, Unbound, text.Name);
        return text.Name;
    }

    BoundType Resolve(string said, IReadOnlyDictionary<string, BoundType> bindings, string wantedBy)
    {
        if (bindings.TryGetValue(said, out var bound)) return bound;
        if (!said.Contains('.') && texts.Find("T:" + said, language) is null)
            throw new DeviceProgramException($"{wantedBy[2..]}: its type parameter {said} is not bound; expected a type for it in the request: With(\"{said}\", typeof(…))");
        return Bound(said, wantedBy);
    }

    BoundType Bound(string fullName, string wantedBy) => BoundType.Scalar(fullName, language) ?? new(fullName, Plain("T:" + fullName, wantedBy), true);

    /// <summary>Documentation id of the method by which a struct implements an interface's member.</summary>
    string Implementation(BoundType bound, string member, string wantedBy)
    {
        var type = texts.TypeOf("T:" + bound.FullName, language);
        foreach (var contract in type?.GetInterfaces() ?? [])
        {
            var map = type!.GetInterfaceMap(contract);
            for (var i = 0; i < map.InterfaceMethods.Length; i++)
                if (DocumentationId.Of(map.InterfaceMethods[i]) == member) return DocumentationId.Of(Written(map.TargetMethods[i]));
        }
        throw new DeviceProgramException($"{wantedBy[2..]}: it calls {member[2..]}, which {bound.FullName} does not implement; bind a struct that does");
    }

    // Where a parameter is `in`, the C# compiler puts a bridge between the interface and the method that was written.
    static MethodInfo Written(MethodInfo target) => target.DeclaringType!.GetMethods().FirstOrDefault(method =>
        target.Name.EndsWith('.' + method.Name, StringComparison.Ordinal)
        && method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(target.GetParameters().Select(parameter => parameter.ParameterType))) ?? target;

    void View(BoundType element) => _text.Append(language == DeviceLanguage.OpenCl
        ? $"\ntypedef struct\n{{\n    __global {element.Stored}* first;\n    long length;\n}} ArrayView_{element.Part};\n"
        : $"\nstruct ArrayView_{element.Part}\n{{\n    {element.Stored}* first;\n    long long length;\n}};\n");

    /// <summary>False if the same thing has the name already.</summary>
    bool Claim(string name, string owner)
    {
        if (_names.TryAdd(name, owner)) return true;
        if (_names[name] == owner) return false;
        throw new DeviceProgramException(
            $"{owner}: its name in {language} text, {name}, is also that of {_names[name]}; expected different names in one program. Rename one of them (or, for a kernel that is needed twice, give the requests different suffixes)");
    }

    static void Define(SortedDictionary<string, string> definitions, string from, string to, bool isNeeded)
    {
        if (isNeeded && from != to) definitions[from] = to;
    }
}
