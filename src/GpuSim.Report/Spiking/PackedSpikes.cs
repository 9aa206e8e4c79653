namespace GpuSim.Report.Spiking;

/// <summary>Spikes in two or three bytes each, for a page: <c>unpacked</c> in <c>Page/page.js</c> reads them.</summary>
static class PackedSpikes
{
    /// <summary>Base64 of numbers of 7 bits a byte: steps since the spike before, then the neuron - the distance from the one before where that is of the same step.</summary>
    /// <param name="spikes">In canonical order.</param>
    /// <param name="firstStep">From which steps are counted.</param>
    /// <param name="neuronOf">Number of a global id over all bands.</param>
    public static string Of(SpikeList spikes, long firstStep, Func<uint, uint> neuronOf)
    {
        var bytes = new List<byte>(3 * spikes.Ids.Count);
        var (lastStep, lastNeuron) = (firstStep, 0u);
        for (var i = 0; i < spikes.Ids.Count; i++)
        {
            var (later, neuron) = ((uint)(spikes.Steps[i] - lastStep), neuronOf(spikes.Ids[i]));
            Append(bytes, later);
            Append(bytes, later == 0 && i > 0 ? neuron - lastNeuron : neuron);
            (lastStep, lastNeuron) = (spikes.Steps[i], neuron);
        }
        return Convert.ToBase64String([.. bytes]);
    }

    static void Append(List<byte> bytes, uint value)
    {
        for (; value >= 128; value >>= 7) bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
    }
}
