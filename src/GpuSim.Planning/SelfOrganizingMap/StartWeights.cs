using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>Makes the weights to start from.</summary>
/// <param name="experiment">Gives map and seed.</param>
/// <param name="samples">As they are learnt.</param>
/// <param name="scaling">What was done to samples and must be done to weights that are given in their units; null for nothing.</param>
sealed class StartWeights(MapExperiment experiment, SampleTable samples, SampleScaling? scaling)
{
    readonly DrawnNumbers _draws = new(RandomStream.Named(experiment.Seeds.Network, "som/initial"));
    readonly PrincipalPlane? _plane = experiment.Initial is InitialWeights.PrincipalComponents ? new(experiment.Grid, samples) : null;

    public HostBuffer<float> Make()
    {
        var units = experiment.Grid.Units;
        var weights = new HostBuffer<float>((long)units * samples.Dimensions);
        for (var unit = 0; unit < units; unit++) Fill(unit, weights.View.SubView((long)unit * samples.Dimensions, samples.Dimensions).AsSpan());
        return weights;
    }

    void Fill(int unit, Span<float> weights)
    {
        switch (experiment.Initial)
        {
            case InitialWeights.Uniform uniform:
                for (var k = 0; k < weights.Length; k++) weights[k] = _draws.FloatBetween(uniform.Low, uniform.High, (uint)unit, k);
                return;
            case InitialWeights.Normal normal:
                for (var k = 0; k < weights.Length; k++) weights[k] = (float)(normal.Mean + normal.StandardDeviation * _draws.Normal((uint)unit, k));
                return;
            case InitialWeights.Samples:
                Round(samples.Row(_draws.Below(samples.Count, (uint)unit)), weights);
                return;
            case InitialWeights.PrincipalComponents:
                _plane!.Place(unit, weights);
                return;
            case InitialWeights.Retinotopic retinotopic:
                Retinotopic(retinotopic, unit, weights);
                return;
            default:
                throw new NotSupportedException();
        }
    }

    void Retinotopic(InitialWeights.Retinotopic start, int unit, Span<float> weights)
    {
        var ((x, y, _), row) = (experiment.Grid.Place(unit), (uint)unit);
        var field = new double[VisualStimuli.Names.Count];
        VisualStimuli.Write(field,
            VisualStimuli.Spread(x, experiment.Grid.Width) + Between(start.ShiftLow, start.ShiftHigh, row, 0),
            VisualStimuli.Spread(y, experiment.Grid.Height) + Between(start.ShiftLow, start.ShiftHigh, row, 1),
            Between(-start.Ocularity, start.Ocularity, row, 2), Between(0, 2 * Math.PI, row, 3), Between(0, start.Radius, row, 4));
        scaling?.Apply(field);
        Round(field, weights);
    }

    double Between(double low, double high, uint row, int k) => low + _draws.Unit(row, k) * (high - low);

    static void Round(ReadOnlySpan<double> numbers, Span<float> weights)
    {
        for (var k = 0; k < weights.Length; k++) weights[k] = (float)numbers[k];
    }
}
