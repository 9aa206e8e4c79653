using System.Numerics;

namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>Whether the asynchronous state of Brunel's model A is stable, and which rhythm grows where it is not.</summary>
/// <remarks>
/// Brunel 2000, doi:10.1023/A:1008925309027, section 4.2: a small ripple of the rate comes back, a delay later, as a ripple of the mean and the variance of the input, to which the rate
/// responds by <c>L</c> times the ripple. By Nyquist's criterion the state is unstable when L(ω), from frequency 0 up, runs around the point 1; it first does where L passes through a real
/// value above 1, at the frequency of the growing rhythm. Valid for many neurons with sparse connections: a finite network fluctuates before it is unstable.
/// </remarks>
public static class BrunelStability
{
    const double Slowest = 0.01;             // Hz: as good as 0, where the response is a ratio of two zeros
    const double Lowest = 1, Highest = 1000; // Hz
    const int Frequencies = 240;             // a factor of 1.03 from one to the next
    const double LeastRate = 1e-3;           // Hz; below, nothing responds

    /// <summary>Of the state reached from silence: the largest real value of L (unstable above 1) and its frequency in Hz; 0 and null in a silent network.</summary>
    public static (double Loop, double? FrequencyHz) Of(BrunelNetwork network, double g, double eta)
    {
        var field = network.At(g, eta);
        if (field.FromSilence() is not { } rates || rates[0] < LeastRate) return (0, null);
        var (mean, deviation) = field.Input(0, rates);
        var response = new ThresholdIntegration(network.Neuron, mean, deviation);
        return Largest(hertz => Loop(network, g, response, hertz));
    }

    static Complex Loop(BrunelNetwork network, double g, ThresholdIntegration response, double hertz)
    {
        var (tau, weight) = (network.Neuron.Tau, network.Weight);
        var mean = tau * weight * (network.Excitatory - g * network.Inhibitory);                       // mV · ms
        var variance = tau * weight * weight * (network.Excitatory + g * g * network.Inhibitory);      // mV² · ms
        var lag = Complex.Exp(new Complex(0, -2 * Math.PI * hertz / 1000 * network.Delay));
        return lag * (mean * response.ToMean(hertz) + variance * response.ToVariance(hertz));
    }

    // Where the imaginary part changes sign, between two frequencies; the slowest counts too, for a state that runs away without a rhythm.
    static (double Loop, double? FrequencyHz) Largest(Func<double, Complex> loop)
    {
        var (hertz, before) = (Lowest, loop(Lowest));
        (double Loop, double? FrequencyHz) largest = (loop(Slowest).Real, 0);
        for (var i = 1; i < Frequencies; i++)
        {
            var next = Lowest * Math.Pow(Highest / Lowest, i / (Frequencies - 1.0));
            var after = loop(next);
            if (before.Imaginary > 0 != after.Imaginary > 0)
            {
                var part = before.Imaginary / (before.Imaginary - after.Imaginary);
                var value = before.Real + part * (after.Real - before.Real);
                if (value > largest.Loop) largest = (value, hertz + part * (next - hertz));
            }
            (hertz, before) = (next, after);
        }
        return largest;
    }
}
