using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>The config <c>oja</c> against the linear algebra of its own input.</summary>
public class OjaTests
{
    const int Inputs = 10, Delay = 1;

    // Oja 1982, doi:10.1007/BF00275687: the weights become the unit eigenvector of <x xᵀ> with the largest eigenvalue. The unit averages over about 1/(η λ) of 20 s,
    // which holds 200 events of the strong cause: a direction is uncertain by a few hundredths, its cosine by a thousandth. The mean of the input lies elsewhere.
    [Fact]
    public void Weights_become_the_first_principal_component()
    {
        var experiment = Experiments.Load("oja");
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Threads = 1, Recorders = [recorder] });
        var x = recorder.States(0).Values.ToArray();
        var y = recorder.States(1).Values.ToArray();

        var all = Moments(x, null, 0, y.Length);
        var component = Leading(all.Square);
        var late = Moments(x, y, y.Length - 2000, y.Length); // weights hardly move in 2 s
        var weights = Solve(late.Square, late.Product);

        Assert.Equal(1, Length(weights), 0.01);
        Assert.InRange(Cosine(weights, component), 0.999, 1.0001);
        Assert.InRange(Cosine(all.Mean, component), 0, 0.99);
    }

    // Sums over the steps [from, to) of x xᵀ, x y and x, where y follows x after the delay.
    static (double[,] Square, double[] Product, double[] Mean) Moments(float[] x, float[]? y, int from, int to)
    {
        var (square, product, mean) = (new double[Inputs, Inputs], new double[Inputs], new double[Inputs]);
        for (var step = from; step < to - Delay; step++)
            for (var i = 0; i < Inputs; i++)
            {
                var xi = x[step * Inputs + i];
                mean[i] += xi;
                if (y is not null) product[i] += xi * (double)y[step + Delay];
                for (var j = 0; j < Inputs; j++) square[i, j] += xi * (double)x[step * Inputs + j];
            }
        return (square, product, mean);
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

    // The input has two dimensions only: what weights do outside of them cannot be seen in the output, and the smallest solution is asked for. Gradient descent from 0 gives it.
    static double[] Solve(double[,] matrix, double[] right)
    {
        var step = 1 / Enumerable.Range(0, Inputs).Sum(i => matrix[i, i]);
        var solution = new double[Inputs];
        for (var round = 0; round < 20_000; round++)
        {
            double[] rest = [.. Enumerable.Range(0, Inputs).Select(i => right[i] - Enumerable.Range(0, Inputs).Sum(j => matrix[i, j] * solution[j]))];
            for (var i = 0; i < Inputs; i++) solution[i] += step * rest[i];
        }
        return solution;
    }

    static double Length(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));

    static double Cosine(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum() / (Length(first) * Length(second));
}
