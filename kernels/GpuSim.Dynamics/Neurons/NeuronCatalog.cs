using System.Reflection;

namespace GpuSim.Dynamics.Neurons;

/// <summary>Work to be done with a model's types known, so that the compiler specialises it: see <see cref="NeuronModel.Accept"/>.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface INeuronVisitor<out TResult>
{
    /// <summary>Does the work for one model.</summary>
    TResult Visit<TModel, TState>()
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged;
}

/// <summary>The same with the types of a model's twin for one vector width: see <see cref="NeuronModel.AcceptLanes"/>.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface ILanesVisitor<out TResult>
{
    /// <summary>Does the work for one model; <typeparamref name="TSteps"/> has the memory of <typeparamref name="TModel"/>.</summary>
    TResult Visit<TModel, TState, TSteps, TStateLanes, TInputLanes>()
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
        where TSteps : unmanaged, INeuronLanes<TStateLanes, TInputLanes>
        where TStateLanes : unmanaged, IStateLanes<TStateLanes>
        where TInputLanes : unmanaged, IInputLanes<TInputLanes>;
}

/// <summary>The same with what steps a model's neurons in blocks: see <see cref="NeuronModel.AcceptBlocks"/>.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface IBlockVisitor<out TResult>
{
    /// <summary>Does the work for one model; <typeparamref name="TSteps"/> has the memory of <typeparamref name="TModel"/>.</summary>
    TResult Visit<TModel, TState, TSteps, TLanes>()
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
        where TSteps : unmanaged, INeuronBlocks<TLanes>
        where TLanes : ILanes;
}

/// <summary>A neuron model as the catalog knows it.</summary>
public abstract class NeuronModel
{
    /// <summary>What a user may say of it.</summary>
    public abstract NeuronSchema Schema { get; }

    /// <summary>Where it is defined: in GpuSim or in a user's own assembly.</summary>
    public Assembly Assembly => GetType().GenericTypeArguments[0].Assembly;

    /// <summary>Bytes of state per neuron.</summary>
    public abstract int StateBytes { get; }

    /// <summary>Bytes of folded constants: once, or for each neuron where parameters vary.</summary>
    public abstract int ConstantBytes { get; }

    /// <summary>Hands the model's types to <paramref name="visitor"/>.</summary>
    public abstract TResult Accept<TResult>(INeuronVisitor<TResult> visitor);

    /// <summary>Hands the model's types and those of its twin to <paramref name="visitor"/>: the twin of <paramref name="width"/> lanes, or the model itself as one lane where there is none.</summary>
    public abstract TResult AcceptLanes<TResult>(int width, ILanesVisitor<TResult> visitor);

    /// <summary>Hands the model's types and what steps blocks of <paramref name="lanes"/> neurons to <paramref name="visitor"/>: one at a time where the model has no such twin.</summary>
    public abstract TResult AcceptBlocks<TResult>(int lanes, IBlockVisitor<TResult> visitor);

    internal sealed class Of<TModel, TState> : NeuronModel
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        public override NeuronSchema Schema => TModel.Schema;
        public override unsafe int StateBytes => sizeof(TState);
        public override unsafe int ConstantBytes => sizeof(TModel);
        public override TResult Accept<TResult>(INeuronVisitor<TResult> visitor) => visitor.Visit<TModel, TState>();

        public override TResult AcceptLanes<TResult>(int width, ILanesVisitor<TResult> visitor)
        {
            var twin = typeof(TModel).GetInterfaces().FirstOrDefault(face =>
                face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INeuronLanes<,>) && Width(face.GenericTypeArguments[0]) == width);
            if (twin is null) return visitor.Visit<TModel, TState, ScalarModel<TModel, TState>, ScalarState<TState>, ScalarInput>();
            return (TResult)typeof(ILanesVisitor<TResult>).GetMethod(nameof(ILanesVisitor<>.Visit))!
                .MakeGenericMethod([typeof(TModel), typeof(TState), typeof(TModel), .. twin.GenericTypeArguments])
                .Invoke(visitor, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        }

        public override TResult AcceptBlocks<TResult>(int lanes, IBlockVisitor<TResult> visitor) => lanes switch
        {
            16 when typeof(TModel).IsAssignableTo(typeof(INeuronBlocks<Width512>)) => Visit<TResult, Width512>(visitor),
            8 when typeof(TModel).IsAssignableTo(typeof(INeuronBlocks<Width256>)) => Visit<TResult, Width256>(visitor),
            4 when typeof(TModel).IsAssignableTo(typeof(INeuronBlocks<Width128>)) => Visit<TResult, Width128>(visitor),
            _ => visitor.Visit<TModel, TState, ScalarModel<TModel, TState>, Width32>(),
        };

        static TResult Visit<TResult, TLanes>(IBlockVisitor<TResult> visitor) where TLanes : ILanes =>
            (TResult)typeof(IBlockVisitor<TResult>).GetMethod(nameof(IBlockVisitor<>.Visit))!
                .MakeGenericMethod(typeof(TModel), typeof(TState), typeof(TModel), typeof(TLanes))
                .Invoke(visitor, BindingFlags.DoNotWrapExceptions, null, null, null)!;

        static int Width(Type lanes) => (int)lanes.GetProperty(nameof(IStateLanes<ScalarState<TState>>.Width))!.GetValue(null)!;
    }
}

/// <summary>All neuron models of the given assemblies, found by their interface.</summary>
public sealed class NeuronCatalog
{
    /// <summary>The models that come with GpuSim.</summary>
    public static readonly NeuronCatalog BuiltIn = new(typeof(NeuronCatalog).Assembly);

    /// <summary>Finds every model in <paramref name="assemblies"/>.</summary>
    public NeuronCatalog(params Assembly[] assemblies) =>
        Models = [.. assemblies.SelectMany(assembly => assembly.GetTypes()).Select(Find).OfType<NeuronModel>().OrderBy(model => model.Schema.Name, StringComparer.Ordinal)];

    /// <summary>By name.</summary>
    public IReadOnlyList<NeuronModel> Models { get; }

    /// <summary>The model of that name, if there is one.</summary>
    public NeuronModel? Find(string name) => Models.FirstOrDefault(model => model.Schema.Name == name);

    static NeuronModel? Find(Type type)
    {
        if (!type.IsValueType || type.IsGenericTypeDefinition) return null;
        var model = type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INeuronModel<,>));
        return model is null ? null : (NeuronModel)Activator.CreateInstance(typeof(NeuronModel.Of<,>).MakeGenericType(model.GetGenericArguments()))!;
    }
}
