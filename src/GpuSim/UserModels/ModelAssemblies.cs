using System.Reflection;
using System.Runtime.CompilerServices;
using GpuSim.Dynamics;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;

namespace GpuSim.UserModels;

/// <summary>Models in assemblies of a user's own, beside those that come with GpuSim.</summary>
public static class ModelAssemblies
{
    static readonly BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>What comes with GpuSim and all models in these assemblies; loads nothing where none is given.</summary>
    /// <param name="files">As <c>--models</c> names them.</param>
    /// <exception cref="InvalidDescriptionException">One of them is no assembly, holds no model, was built against another GpuSim, or a model of it cannot be one.</exception>
    public static ModelCatalogs Load(IReadOnlyList<string> files)
    {
        if (files.Count == 0) return ModelCatalogs.BuiltIn;
        var assemblies = files.DistinctBy(Path.GetFullPath).ToDictionary(file => file, Open);
        foreach (var (file, assembly) in assemblies) Guarded(file, assembly, () => Check(file, assembly));
        var catalogs = ModelCatalogs.With([.. assemblies.Values]);
        foreach (var (file, assembly) in assemblies) CheckNames(file, assembly, catalogs);
        return catalogs;
    }

    static Assembly Open(string file)
    {
        if (!File.Exists(file)) throw Refused(file, "expected an assembly with models, found no such file", "Give the path of the .dll that `dotnet build` has made of them.");
        try
        {
            var assembly = new ModelContext(Path.GetFullPath(file)).LoadFromAssemblyPath(Path.GetFullPath(file));
            CheckVersion(file, assembly);
            return assembly;
        }
        catch (BadImageFormatException)
        {
            throw Refused(file, "expected a .NET assembly, got a file of another kind", "Give the .dll that `dotnet build` has made of your models, not their source or an archive of them.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused(file, $"expected an assembly that can be loaded, got: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "See that it may be read and is whole.");
        }
    }

    static void CheckVersion(string file, Assembly assembly)
    {
        var newer = assembly.GetReferencedAssemblies().FirstOrDefault(wanted => ModelContext.Ours(wanted) is { } ours && wanted.Version > ours.GetName().Version);
        if (newer is not null) throw OtherVersion(file, assembly, $"it needs {newer.Name} {newer.Version}");
    }

    // What is missing shows only where code is compiled for this machine: here rather than in the middle of a run.
    static void Guarded(string file, Assembly assembly, Action check)
    {
        try
        {
            check();
        }
        catch (Exception failure) when (Cause(failure) is TypeLoadException or MissingMemberException or IOException)
        {
            throw OtherVersion(file, assembly, Cause(failure).Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    static Exception Cause(Exception failure) => failure switch
    {
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => first,
        TypeInitializationException or TargetInvocationException when failure.InnerException is { } inner => Cause(inner),
        _ => failure,
    };

    static void Check(string file, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(type => type is { IsValueType: true, IsGenericTypeDefinition: false } && type.GetInterfaces().Any(face => face.Assembly == typeof(NeuronCatalog).Assembly)))
            foreach (var method in type.GetMethods(Declared).Where(method => !method.IsAbstract && !method.ContainsGenericParameters && method.DeclaringType == type && !TakesVectors(method)))
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
        var (neurons, synapses) = (new NeuronCatalog(assembly).Models, new SynapseCatalog(assembly).Models);
        if (neurons.Count + synapses.Count == 0)
            throw Refused(file, $"expected neuron or synapse models, found none in {assembly.GetName().Name}", $"A model is a struct that implements {nameof(INeuronModel<,>)}, {nameof(ISpikeTimingPlasticity<>)}, {nameof(IShortTermPlasticity<,>)} or {nameof(IContinuousSynapse<>)}; kernels/README.md shows one.");
        var problems = neurons.SelectMany(model => SchemaCheck.Of(model.Schema)).Concat(synapses.SelectMany(model => SchemaCheck.Of(model.Schema))).ToList();
        if (problems.Count > 0) throw new InvalidDescriptionException([.. problems.Select(problem => problem with { Path = $"{Place(file)}: {problem.Path}" })]);
    }

    // The twins for vectors say nothing of the assembly that the model itself does not, and are many.
    static bool TakesVectors(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType.FullName is { } name && (name.Contains("Lanes", StringComparison.Ordinal) || name.Contains("NeuronBlock", StringComparison.Ordinal)));

    static void CheckNames(string file, Assembly assembly, ModelCatalogs all)
    {
        var problems = Twice(all.Neurons.Models.Select(model => (model.Schema.Name, model.Assembly)), "neuron").Concat(Twice(all.Synapses.Models.Select(model => (model.Schema.Name, model.Assembly)), "synapse")).ToList();
        if (problems.Count > 0) throw new InvalidDescriptionException(problems);

        IEnumerable<Problem> Twice(IEnumerable<(string Name, Assembly Assembly)> models, string what) =>
            from model in models
            group model.Assembly by model.Name into same
            where same.Count() > 1 && same.Contains(assembly)
            select new Problem(Place(file), $"expected a name of its own for every {what} model, got \"{same.Key}\", which {(same.FirstOrDefault(other => other != assembly) is { } other ? other.GetName().Name : "the same assembly")} has too", "Change Name in its schema.");
    }

    static InvalidDescriptionException OtherVersion(string file, Assembly assembly, string finding) => Refused(
        file, $"expected an assembly built against GpuSim {Provenance.Version}, got {assembly.GetName().Name}, which does not fit it: {finding}",
        $"Build it again with the package GpuSim.Models {Provenance.Version}, which tools/publish makes.");

    static InvalidDescriptionException Refused(string file, string message, string hint) => new([new(Place(file), message, hint)]);

    static string Place(string file) => $"--models {file}";
}
