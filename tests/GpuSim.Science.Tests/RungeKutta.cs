namespace GpuSim.Science.Tests;

/// <summary>Equations in double precision by the classical Runge–Kutta method of fourth order: an integration that shares nothing with the models'.</summary>
sealed class RungeKutta(Func<double[], double[]> slope, double[] state)
{
    /// <summary>What the equations are of.</summary>
    public double[] State { get; private set; } = state;

    /// <summary>Moves the state by <paramref name="time"/>, in equal parts.</summary>
    public void Advance(double time, int parts)
    {
        var h = time / parts;
        for (var part = 0; part < parts; part++)
        {
            var k1 = slope(State);
            var k2 = slope(Moved(k1, h / 2));
            var k3 = slope(Moved(k2, h / 2));
            var k4 = slope(Moved(k3, h));
            State = [.. State.Select((x, i) => x + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]))];
        }
    }

    double[] Moved(double[] by, double h) => [.. State.Select((x, i) => x + h * by[i])];
}
