using System.Reflection;

namespace GpuSim.KernelLanguage.Programs;

/// <summary>Documentation ids of what reflection finds, as the C# compiler writes them: the names under which texts are kept.</summary>
public static class DocumentationId
{
    /// <summary>Such as T:GpuSim.Dynamics.Random.Block4; of a constructed generic type, its definition's.</summary>
    public static string Of(Type type) => "T:" + Definition(type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type);

    /// <summary>Such as M:GpuSim.Dynamics.Random.Philox.Draw(…); of a member of a constructed generic type, its definition's.</summary>
    public static string Of(MethodBase method)
    {
        var definition = method.Module.ResolveMethod(method.MetadataToken)!;
        var generics = definition.IsGenericMethod ? "``" + definition.GetGenericArguments().Length : "";
        var parameters = string.Join(",", definition.GetParameters().Select(parameter => Parameter(parameter.ParameterType)));
        var name = definition.IsConstructor ? definition.IsStatic ? "#cctor" : "#ctor" : definition.Name.Replace('.', '#').Replace('<', '{').Replace('>', '}').Replace(',', '@');
        return $"M:{Definition(definition.DeclaringType!)}.{name}{generics}{(parameters == "" ? "" : $"({parameters})")}";
    }

    static string Definition(Type type) => type.DeclaringType is { } outer
        ? $"{Definition(outer)}.{type.Name}"
        : type.Namespace is null ? type.Name : $"{type.Namespace}.{type.Name}";

    static string Parameter(Type type)
    {
        if (type.IsByRef) return Parameter(type.GetElementType()!) + "@";
        if (type.IsPointer) return Parameter(type.GetElementType()!) + "*";
        if (type.IsArray) return Parameter(type.GetElementType()!) + "[]";
        if (type.IsGenericMethodParameter) return "``" + type.GenericParameterPosition;
        if (type.IsGenericParameter) return "`" + type.GenericParameterPosition;
        return type.IsGenericType ? Constructed(type, type.GetGenericArguments()) : Definition(type);
    }

    // Outer{System.Int32}.Inner: each level of nesting says its own arguments.
    static string Constructed(Type type, Type[] arguments)
    {
        var outer = type.DeclaringType is { } declaring ? Constructed(declaring, arguments) : type.Namespace ?? "";
        var outerCount = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = arguments.Take(type.GetGenericArguments().Length).Skip(outerCount).Select(Parameter).ToArray();
        var name = type.Name.Split('`')[0];
        return $"{(outer == "" ? "" : outer + ".")}{name}{(own.Length == 0 ? "" : $"{{{string.Join(",", own)}}}")}";
    }
}
