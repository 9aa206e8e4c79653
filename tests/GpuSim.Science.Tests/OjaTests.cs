using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>The config <c>oja</c> against the linear algebra of its own input.</summary>
public class OjaTests
{
    const int Inputs = 10;

    // Oja 1982, doi:10.1007/BF00275687: the weights become the unit eigenvector of <x xᵀ> with the largest eigenvalue. The unit averages over about 1/(η λ) of 20 s,
    // which holds 200 events of the strong cause: a direction is uncertain by a few hundredths, its cosine by a thousandth. The mean of the input lies elsewhere.
    [Fact]
    public void Weights_become_the_first_principal_component()
    {
        var experiment = Experiments.Load("oja");
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Threads = 1, Recorders = [recorder] });
        var x = recorder.States(0).Values.ToArray();
        double[] weights = [.. recorder.Weights(0)!.Values.ToArray().TakeLast(Inputs).Select(weight => (double)weight)];

        var (square, mean) = Moments(x);
        var component = Leading(square);
        Assert.Equal(1, Length(weights), 0.01);
        Assert.InRange(Cosine(weights, component), 0.999, 1.0001);
        Assert.InRange(Cosine(mean, component), 0, 0.99);
    }

    // Sums over all steps of x xᵀ and x.
    static (double[,] Square, double[] Mean) Moments(float[] x)
    {
        var (square, mean) = (new double[Inputs, Inputs], new double[Inputs]);
        for (var first = 0; first < x.Length; first += Inputs)
            for (var i = 0; i < Inputs; i++)
            {
                mean[i] += x[first + i];
                for (var j = 0; j < Inputs; j++) square[i, j] += x[first + i] * (double)x[first + j];
            }
        return (square, mean);
    }

    static double[] Leading(double[,] matrix)
    {
        double[] vector = [.. Enumerable.Repeat(1.0, Inputs)];
        for (var round = 0; round < 1000; round++)
        {
            double[] next = [.. Enumerable.Range(0, Inputs).Select(i => Enumerable.Range(0, Inputs).Sum(j => matrix[i, j] * vector[j]))];
            vector = [.. next.Select(value => value / Length(next))];
        }
        return vector;
    }

    static double Length(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));

    static double Cosine(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum() / (Length(first) * Length(second));
}
