using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Reads chosen weights of synapses that learn in every step.</summary>
/// <param name="chosen">Which.</param>
/// <param name="tables">The tables of their projection, one for each shard that has any.</param>
internal sealed class ContinuousReader(ChosenSynapses chosen, IReadOnlyList<GpuContinuous> tables) : IWeightReader
{
    public float[] Read(int step)
    {
        var held = tables.ToDictionary(table => table.Shard, table => table.Synapses());
        return [.. chosen.Places.Select(place => held[place.Shard][place.Index].Weight)];
    }

    public void Dispose() { } // the tables are the placement's
}
