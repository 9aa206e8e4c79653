namespace GpuSim.KernelLanguage;

/// <summary>The group of work items that one belongs to. On the host, <see cref="GroupRunner"/> sets it.</summary>
public static class Group
{
    /// <summary>Which item of its group this is, from 0.</summary>
    public static int IdxX => GroupRunner.Current.Item;

    /// <summary>Items of a group.</summary>
    public static int DimX => GroupRunner.Current.GroupSize;

    /// <summary>Waits until all items of the group have come; what they wrote before is seen after.</summary>
    public static void Barrier() => GroupRunner.Current.Barrier();
}

/// <summary>The groups of a launch.</summary>
public static class Grid
{
    /// <summary>Which group this is, from 0.</summary>
    public static int IdxX => GroupRunner.Current.Group;

    /// <summary>Number of groups.</summary>
    public static int DimX => GroupRunner.Current.Groups;
}

/// <summary>Memory that the items of a group share.</summary>
public static class SharedMemory
{
    /// <summary>The same <paramref name="length"/> elements for every item of the group, not cleared; the length must be a constant.</summary>
    public static ArrayView<T> Allocate<T>(int length) where T : unmanaged => GroupRunner.Current.Shared<T>(length);
}

/// <summary>Memory of one item.</summary>
public static class LocalMemory
{
    /// <summary><paramref name="length"/> elements of this item alone, zeroed on the host only; the length must be a constant.</summary>
    public static ArrayView<T> Allocate<T>(int length) where T : unmanaged => GroupRunner.Local<T>(length);
}
