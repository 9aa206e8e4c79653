using GpuSim.Config;
using GpuSim.Planning;

namespace GpuSim;

/// <summary>Shows what the third gate refuses in the text of the config, as the first two do.</summary>
internal static class ThirdGate
{
    /// <inheritdoc cref="Placing{T}"/>
    public static void Placing(this ExperimentDocument document, Action work) => document.Placing(() =>
    {
        work();
        return true;
    });

    /// <summary>Does <paramref name="work"/>.</summary>
    /// <exception cref="ConfigException">It found the experiment infeasible.</exception>
    public static T Placing<T>(this ExperimentDocument document, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InfeasibleException refused)
        {
            throw document.Refuse(refused.Problems);
        }
    }
}
