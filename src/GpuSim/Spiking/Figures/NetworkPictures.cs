using GpuSim.Pictures;
using GpuSim.Report;
using GpuSim.Report.Networks;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Figures of a network: of a config, which is built for it, or of a file of edges. The synapses pass once and are not kept.</summary>
internal sealed class NetworkPictures : IPictureSource
{
    const int MostDegrees = 8, MostWeights = 12; // panels for one look
    const int LeastNeurons = 10;                 // of a population whose degrees have a distribution

    /// <inheritdoc/>
    public bool Recognizes(string file) => NetworkEdges.Recognizes(file);

    /// <inheritdoc/>
    public bool HasTime => false;

    /// <inheritdoc/>
    public IReadOnlyList<IFigure> Figures(PictureRequest request)
    {
        var parts = NetworkEdges.Read(request.File);
        var (places, nodes) = NetworkEdges.Places(request.File, parts);
        NetworkNodes[] populations = [.. places.Select(place => new NetworkNodes(place.Key, place.Value.First, place.Value.Size)).OrderBy(population => population.First)];
        var matrix = new ConnectivityMatrix(populations);
        var large = populations.Where(population => population.Size >= LeastNeurons).Take(MostDegrees).ToArray();
        var degrees = new DegreeDistribution(large.Length > 0 ? large : [new("all neurons", 0, nodes)], nodes);
        var weights = new List<WeightSample>();
        foreach (var part in parts)
        {
            var sample = new EvenSample();
            foreach (var block in part.Blocks())
            {
                matrix.Add(block.Sources.Span, places[part.From].First, block.Targets.Span, places[part.To].First, block.Weights.Span);
                degrees.Add(block.Sources.Span, places[part.From].First, block.Targets.Span, places[part.To].First);
                sample.Add(block.Weights.Span);
            }
            matrix.EndProjection();
            if (sample.Values.Count > 0 && sample.Values.Min() < sample.Values.Max() && weights.Count < MostWeights) weights.Add(new(part.Name, part.WeightUnit, sample.Seen, [.. sample.Values], "", [], ""));
        }
        return weights.Count > 0 ? [matrix, degrees, new WeightDistribution(weights)] : [matrix, degrees];
    }

    /// <summary>Every so many of a series whose length is not known before: at most 200,000.</summary>
    sealed class EvenSample
    {
        const int Most = 200_000;

        long _every = 1;

        public long Seen { get; private set; }

        public List<float> Values { get; } = [];

        public void Add(ReadOnlySpan<double> values)
        {
            foreach (var value in values)
            {
                if (Seen++ % _every != 0) continue;
                if (Values.Count == Most) Halve();
                if ((Seen - 1) % _every == 0) Values.Add((float)value);
            }
        }

        void Halve()
        {
            for (var i = 0; i < Most / 2; i++) Values[i] = Values[2 * i];
            Values.RemoveRange(Most / 2, Most / 2);
            _every *= 2;
        }
    }
}
