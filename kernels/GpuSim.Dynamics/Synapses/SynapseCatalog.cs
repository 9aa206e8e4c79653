using System.Reflection;
using GpuSim.Units;

namespace GpuSim.Dynamics.Synapses;

/// <summary>Work to be done with the types of a short-term synapse known.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface IShortTermVisitor<out TResult>
{
    /// <summary>Does the work for one model.</summary>
    TResult Visit<TModel, TState>()
        where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
        where TState : unmanaged;
}

/// <summary>Work to be done with the type of a spike-timing rule known.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface ISpikeTimingVisitor<out TResult>
{
    /// <summary>Does the work for one rule.</summary>
    TResult Visit<TModel>() where TModel : unmanaged, ISpikeTimingPlasticity<TModel>;
}

/// <summary>Work to be done with the type of a continuous synapse known.</summary>
/// <typeparam name="TResult">What the work gives.</typeparam>
public interface IContinuousVisitor<out TResult>
{
    /// <summary>Does the work for one model.</summary>
    TResult Visit<TModel>() where TModel : unmanaged, IContinuousSynapse<TModel>;
}

/// <summary>A synapse model as the catalog knows it; a projection without one has static synapses.</summary>
public abstract class SynapseModel
{
    /// <summary>What a user may say of it.</summary>
    public abstract SynapseSchema Schema { get; }

    /// <summary>Where it is defined: in GpuSim or in a user's own assembly.</summary>
    public Assembly Assembly => GetType().GenericTypeArguments[0].Assembly;
}

/// <summary>A model by <see cref="IShortTermPlasticity{TSelf,TState}"/>.</summary>
public abstract class ShortTermModel : SynapseModel
{
    /// <summary>Bytes of state per source.</summary>
    public abstract int StateBytes { get; }

    /// <summary>Hands the model's types to <paramref name="visitor"/>.</summary>
    public abstract TResult Accept<TResult>(IShortTermVisitor<TResult> visitor);

    internal sealed class Of<TModel, TState> : ShortTermModel
        where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
        where TState : unmanaged
    {
        public override SynapseSchema Schema => TModel.Schema;
        public override unsafe int StateBytes => sizeof(TState);
        public override TResult Accept<TResult>(IShortTermVisitor<TResult> visitor) => visitor.Visit<TModel, TState>();
    }
}

/// <summary>A rule by <see cref="ISpikeTimingPlasticity{TSelf}"/>.</summary>
public abstract class SpikeTimingModel : SynapseModel
{
    /// <summary>Hands the rule's type to <paramref name="visitor"/>.</summary>
    public abstract TResult Accept<TResult>(ISpikeTimingVisitor<TResult> visitor);

    internal sealed class Of<TModel> : SpikeTimingModel where TModel : unmanaged, ISpikeTimingPlasticity<TModel>
    {
        public override SynapseSchema Schema => TModel.Schema;
        public override TResult Accept<TResult>(ISpikeTimingVisitor<TResult> visitor) => visitor.Visit<TModel>();
    }
}

/// <summary>A model by <see cref="IContinuousSynapse{TSelf}"/>.</summary>
public abstract class ContinuousModel : SynapseModel
{
    /// <summary>Where what it transmits goes.</summary>
    public abstract ContinuousEffect Effect { get; }

    /// <summary>Whether weights change.</summary>
    public abstract bool Learns { get; }

    /// <summary>Largest size of what one synapse brings, of a weight of size <paramref name="weight"/> and signals within ±<paramref name="signal"/>.</summary>
    /// <param name="values">Every parameter of the schema, in canonical units.</param>
    /// <param name="weight">Before learning.</param>
    /// <param name="signal">Of the source.</param>
    public abstract double LargestTransmission(ParameterValues values, double weight, double signal);

    /// <summary>Largest size that learning can give a weight; 0 where weights do not change.</summary>
    public abstract float LargestWeight(ParameterValues values);

    /// <summary>Hands the model's type to <paramref name="visitor"/>.</summary>
    public abstract TResult Accept<TResult>(IContinuousVisitor<TResult> visitor);

    internal sealed class Of<TModel> : ContinuousModel where TModel : unmanaged, IContinuousSynapse<TModel>
    {
        public override SynapseSchema Schema => TModel.Schema;
        public override ContinuousEffect Effect => TModel.Effect;
        public override bool Learns => TModel.Learns;
        public override double LargestTransmission(ParameterValues values, double weight, double signal) =>
            Math.Max(weight, LargestWeight(values)) * TModel.LargestTransmission(signal);
        public override float LargestWeight(ParameterValues values) => TModel.Fold(values, 1).LargestWeight;
        public override TResult Accept<TResult>(IContinuousVisitor<TResult> visitor) => visitor.Visit<TModel>();
    }
}

/// <summary>All synapse models of the given assemblies, found by their interfaces.</summary>
public sealed class SynapseCatalog
{
    static readonly (Type Face, Type Entry)[] Families =
    [
        (typeof(IShortTermPlasticity<,>), typeof(ShortTermModel.Of<,>)),
        (typeof(ISpikeTimingPlasticity<>), typeof(SpikeTimingModel.Of<>)),
        (typeof(IContinuousSynapse<>), typeof(ContinuousModel.Of<>)),
    ];

    /// <summary>The models that come with GpuSim.</summary>
    public static readonly SynapseCatalog BuiltIn = new(typeof(SynapseCatalog).Assembly);

    /// <summary>Finds every model in <paramref name="assemblies"/>.</summary>
    public SynapseCatalog(params Assembly[] assemblies) =>
        Models = [.. assemblies.SelectMany(assembly => assembly.GetTypes()).Select(Find).OfType<SynapseModel>().OrderBy(model => model.Schema.Name, StringComparer.Ordinal)];

    /// <summary>By name.</summary>
    public IReadOnlyList<SynapseModel> Models { get; }

    /// <summary>The model of that name, if there is one.</summary>
    public SynapseModel? Find(string name) => Models.FirstOrDefault(model => model.Schema.Name == name);

    static SynapseModel? Find(Type type)
    {
        if (!type.IsValueType || type.IsGenericTypeDefinition) return null;
        foreach (var (face, entry) in Families)
            if (type.GetInterfaces().FirstOrDefault(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == face) is { } found)
                return (SynapseModel)Activator.CreateInstance(entry.MakeGenericType(found.GetGenericArguments()))!;
        return null;
    }
}
