using System.Runtime.Intrinsics;
using GpuSim.Dynamics.Random;
using GpuSim.Dynamics.Stimuli;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Independent noise currents to neurons of a population, in quanta of its channel of currents.</summary>
public struct NoiseLayout
{
    /// <summary>First word of the stream's key.</summary>
    public uint Key0;

    /// <summary>Second word of the stream's key.</summary>
    public uint Key1;

    /// <summary>First step with input.</summary>
    public int FirstStep;

    /// <summary>One past the last.</summary>
    public int EndStep;

    /// <summary>First neuron of the population that gets it.</summary>
    public int FirstNeuron;

    /// <summary>One past the last.</summary>
    public int EndNeuron;

    /// <summary>1 − exp(−dt/τ).</summary>
    public float Loss;

    /// <summary>σ √(1 − exp(−2 dt/τ)), quanta.</summary>
    public float Spread;

    /// <summary>σ, quanta.</summary>
    public float Sigma;

    /// <summary>Of one step's sums, where those of the channel and of the population's first neuron begin.</summary>
    public int FirstSum;
}

/// <summary>An Ornstein–Uhlenbeck current for every neuron, drawn from the stationary distribution in its first step.</summary>
/// <remarks>Counter: (neuron in its population / 4, step, 0, 0); word i is for neuron 4 · (first word) + i.</remarks>
public static class NoiseDrive
{
    /// <summary>One work item drives four neighbours through an epoch.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="rings">Sizes.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="currents">[4 · quads] present values, quanta.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    [Kernel]
    public static void Add(Index1D quad, RingLayout rings, int ahead, int steps, ArrayView<int> clock, NoiseLayout drive, ArrayView<float> currents, ArrayView<int> sums)
    {
        var firstStep = Clock.Step(clock, ahead);
        var from = firstStep > drive.FirstStep ? firstStep : drive.FirstStep;
        var end = firstStep + steps < drive.EndStep ? firstStep + steps : drive.EndStep;
        var stream = new RandomStream(drive.Key0, drive.Key1);
        var neuron = PoissonDrive.Neurons * quad;
        var x0 = currents[neuron];
        var x1 = currents[neuron + 1];
        var x2 = currents[neuron + 2];
        var x3 = currents[neuron + 3];
        for (var step = from; step < end; step++)
        {
            var loss = step == drive.FirstStep ? 1f : drive.Loss;
            var spread = step == drive.FirstStep ? drive.Sigma : drive.Spread;
            var draws = Philox.Draw(stream, new Block4((uint)(int)quad, (uint)step, 0, 0));
            x0 = OrnsteinUhlenbeck.Next(x0, draws.X, loss, spread);
            x1 = OrnsteinUhlenbeck.Next(x1, draws.Y, loss, spread);
            x2 = OrnsteinUhlenbeck.Next(x2, draws.Z, loss, spread);
            x3 = OrnsteinUhlenbeck.Next(x3, draws.W, loss, spread);
            var at = (long)(step & rings.SumMask) * rings.SumStride + drive.FirstSum + neuron;
            if (Gets(neuron, drive)) sums[at] = sums[at] + IntrinsicMath.ToInt(x0);
            if (Gets(neuron + 1, drive)) sums[at + 1] = sums[at + 1] + IntrinsicMath.ToInt(x1);
            if (Gets(neuron + 2, drive)) sums[at + 2] = sums[at + 2] + IntrinsicMath.ToInt(x2);
            if (Gets(neuron + 3, drive)) sums[at + 3] = sums[at + 3] + IntrinsicMath.ToInt(x3);
        }
        currents[neuron] = x0;
        currents[neuron + 1] = x1;
        currents[neuron + 2] = x2;
        currents[neuron + 3] = x3;
    }

    /// <summary>Whether a neuron of the population gets the stimulus.</summary>
    [DeviceCode]
    public static bool Gets(int neuron, [Uniform] NoiseLayout drive) => neuron >= drive.FirstNeuron && neuron < drive.EndNeuron;

    /// <summary>The CPU twin: neurons from four times <paramref name="quad"/> on, as many as <paramref name="draws"/> holds, in a step with input.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="currents">[at least draws] present values, quanta.</param>
    /// <param name="sums">[at least draws] input in quanta.</param>
    /// <param name="draws">Room to draw in.</param>
    public static unsafe void AddMany(int quad, int step, in NoiseLayout drive, ArrayView<float> currents, ArrayView<int> sums, Span<uint> draws)
    {
        RandomDraws.Fill(new(drive.Key0, drive.Key1), (uint)quad, (uint)step, 0, draws);
        var first = step == drive.FirstStep;
        fixed (uint* drawn = draws) Move(currents.Pointer, drawn, sums.Pointer, draws.Length, first ? 1f : drive.Loss, first ? drive.Sigma : drive.Spread);
    }

    static unsafe void Move(float* currents, uint* draws, int* sums, int count, float loss, float spread)
    {
        var k = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; k <= count - 16; k += 16)
            {
                var x = OrnsteinUhlenbeckLanes512.Next(Vector512.Load(currents + k), Vector512.Load(draws + k), Vector512.Create(loss), Vector512.Create(spread));
                x.Store(currents + k);
                (Vector512.Load(sums + k) + KernelLanguage.Lanes.Lanes512.ToInt(x)).Store(sums + k);
            }
        else if (Vector256.IsHardwareAccelerated)
            for (; k <= count - 8; k += 8)
            {
                var x = OrnsteinUhlenbeckLanes256.Next(Vector256.Load(currents + k), Vector256.Load(draws + k), Vector256.Create(loss), Vector256.Create(spread));
                x.Store(currents + k);
                (Vector256.Load(sums + k) + KernelLanguage.Lanes.Lanes256.ToInt(x)).Store(sums + k);
            }
        for (; k < count; k++)
        {
            currents[k] = OrnsteinUhlenbeck.Next(currents[k], draws[k], loss, spread);
            sums[k] += IntrinsicMath.ToInt(currents[k]);
        }
    }
}
