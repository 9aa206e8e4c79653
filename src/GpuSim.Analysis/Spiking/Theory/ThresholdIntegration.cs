using System.Numerics;

namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>How the rate of leaky integrate-and-fire neurons follows a small modulation of the mean, or of the variance, of their input.</summary>
/// <remarks>
/// Richardson 2007, doi:10.1103/PhysRevE.76.021919: the density of potentials is integrated from the threshold down, for a flux of one spike per ms and for the modulated input apart; that no flux
/// leaves below fixes the rate. Each step multiplies by the exact exponential of the drift.
/// </remarks>
public sealed class ThresholdIntegration
{
    const double StepsPerDeviation = 100;
    const double DeviationsBelow = 5; // where the density has fallen to e^{−25} of its height

    readonly LeakyNeuron _neuron;
    readonly double _step;            // mV
    readonly double _curvature;       // 2/σ², 1/mV²
    readonly int _resetStep;
    readonly double[] _growth;        // [step] of the density over a step
    readonly double[] _gain;          // [step] what a source of 1 gives over a step, mV
    readonly double[] _density;       // [step] P₀, 1/mV
    readonly double[] _slope;         // [step] dP₀/dV, 1/mV²

    /// <summary>Finds the density for input of mean μ and noise σ, as in <see cref="Siegert"/>.</summary>
    public ThresholdIntegration(LeakyNeuron neuron, double mean, double deviation)
    {
        _neuron = neuron;
        _curvature = 2 / (deviation * deviation);
        var toReset = Math.Ceiling((neuron.Threshold - neuron.Reset) / deviation * StepsPerDeviation);
        _step = (neuron.Threshold - neuron.Reset) / toReset;
        _resetStep = (int)toReset;
        var steps = _resetStep + (int)((Math.Max(0, neuron.Reset - mean) + DeviationsBelow * deviation) / _step);
        (_growth, _gain, _density, _slope) = (new double[steps], new double[steps], new double[steps], new double[steps]);
        for (var k = 0; k < steps; k++)
        {
            var exponent = _curvature * (neuron.Threshold - (k + 0.5) * _step - mean) * _step;
            _growth[k] = Math.Exp(exponent);
            _gain[k] = Math.Abs(exponent) < 1e-9 ? _step : _step * (_growth[k] - 1) / exponent;
        }
        RateHz = 1000 * Normalize(mean);
    }

    /// <summary>The stationary rate.</summary>
    public double RateHz { get; }

    double Normalize(double mean)
    {
        var (density, integral) = (0.0, 0.0);
        for (var k = 0; k < _density.Length; k++)
        {
            var flux = k < _resetStep ? 1.0 : 0;
            var next = density * _growth[k] + _curvature * _neuron.Tau * flux * _gain[k];
            _density[k] = (density + next) / 2;
            _slope[k] = -_curvature * (_neuron.Tau * flux + (_neuron.Threshold - (k + 0.5) * _step - mean) * _density[k]);
            integral += _density[k] * _step;
            density = next;
        }
        var rate = 1 / (_neuron.Refractory + integral);
        for (var k = 0; k < _density.Length; k++) (_density[k], _slope[k]) = (_density[k] * rate, _slope[k] * rate);
        return rate;
    }

    /// <summary>Change of the rate in 1/ms for a change of μ by 1 mV at a frequency: amplitude and phase.</summary>
    public Complex ToMean(double hertz) => Response(hertz, k => -_density[k]);

    /// <summary>Change of the rate in 1/ms for a change of σ² by 1 mV² at a frequency: amplitude and phase.</summary>
    public Complex ToVariance(double hertz) => Response(hertz, k => _slope[k] / 2);

    Complex Response(double hertz, Func<int, double> source)
    {
        var turn = new Complex(0, 2 * Math.PI * hertz / 1000); // iω, 1/ms
        var (byRate, byInput) = ((Density: Complex.Zero, Flux: Complex.One), (Density: Complex.Zero, Flux: Complex.Zero));
        for (var k = 0; k < _growth.Length; k++)
        {
            if (k == _resetStep) byRate.Flux -= Complex.Exp(-turn * _neuron.Refractory);
            byRate = Down(k, byRate, 0, turn);
            byInput = Down(k, byInput, source(k), turn);
        }
        return -byInput.Flux / byRate.Flux;
    }

    (Complex Density, Complex Flux) Down(int k, (Complex Density, Complex Flux) above, double source, Complex turn)
    {
        var density = above.Density * _growth[k] + _curvature * (_neuron.Tau * above.Flux + source) * _gain[k];
        return (density, above.Flux + turn * _step * (above.Density + density) / 2);
    }
}
