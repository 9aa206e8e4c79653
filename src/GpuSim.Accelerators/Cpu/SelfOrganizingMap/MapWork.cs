
namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Items shared out among no more threads than they are worth: waking one and waiting for it takes some 15 µs.</summary>
internal static class MapWork
{
    const int OfThread = 1 << 19; // weights passed, or products: 10 to 40 µs

    /// <summary>Threads that so many products are worth.</summary>
    public static int Threads(int allowed, long products) => (int)Math.Clamp(products / OfThread, 1, allowed);

    /// <summary>Calls <paramref name="work"/> once for each item, as <see cref="WorkShare.Do"/> does.</summary>
    public static void Share(int allowed, long products, int items, Action<int, int> work) => WorkShare.Do(Threads(allowed, products), items, work);
}
