namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>Places along one axis of the map that are in a winner's window, each once: on a torus they may begin before the first place or end past the last.</summary>
internal readonly record struct WindowRange(int From, int Count)
{
    /// <summary>The places at most so far from the winner's.</summary>
    public static WindowRange Around(int place, int reach, int extent, bool toroidal)
    {
        if (toroidal) return 2 * (long)reach + 1 >= extent ? new(0, extent) : new(place - reach, 2 * reach + 1);
        var from = Math.Max(0, place - reach);
        return new(from, (int)Math.Min(extent, place + (long)reach + 1) - from);
    }

    /// <summary>A place, around the edge if need be.</summary>
    public int Place(int number, int extent)
    {
        var place = From + number;
        return place < 0 ? place + extent : place >= extent ? place - extent : place;
    }
}
