using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#pragma warning disable
namespace GpuSim.Dynamics.Neurons;
public partial struct InputLanes512 { public Vector512<float> Receptor0, Receptor1, Current; }
public partial struct InputLanes256 { public Vector256<float> Receptor0, Receptor1, Current; }
public partial struct InputLanes128 { public Vector128<float> Receptor0, Receptor1, Current; }
public readonly partial struct LeakyIntegrateAndFire : INeuronLanes<LeakyIntegrateAndFire.StateLanes512, InputLanes512>
{
    public struct StateLanes512 : IStateLanes<StateLanes512>
    {
        public Vector512<float> Depolarization; public Vector512<int> RefractorySteps;
        public static int Width => 16;
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static unsafe StateLanes512 Load(int* words, nint stride) => new() { Depolarization = Vector512.Load((float*)words), RefractorySteps = Vector512.Load(words + stride) };
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public unsafe void Store(int* words, nint stride) { Depolarization.Store((float*)words); RefractorySteps.Store(words + stride); }
    }
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Step(ref StateLanes512 state, in InputLanes512 input)
    {
        var refractory = Vector512.GreaterThan(state.RefractorySteps, Vector512<int>.Zero);
        var drift = Vector512.FusedMultiplyAdd(Vector512.Create(_gain), input.Current, Vector512.Create(_drift));
        var d = Vector512.FusedMultiplyAdd(Vector512.Create(_decay), state.Depolarization, drift) + input.Receptor0;
        var spikes = Vector512.AndNot(Vector512.GreaterThanOrEqual(d, Vector512.Create(_threshold)).AsInt32(), refractory);
        var z = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(d), Vector512.Create(1e-30f)), Vector512<float>.Zero, d);
        z = Vector512.ConditionalSelect(spikes.AsSingle(), Vector512.Create(_reset), z);
        state.Depolarization = Vector512.ConditionalSelect(refractory.AsSingle(), state.Depolarization, z);
        var r = Vector512.ConditionalSelect(refractory, state.RefractorySteps - Vector512<int>.One, state.RefractorySteps);
        state.RefractorySteps = Vector512.ConditionalSelect(spikes, Vector512.Create(_refractorySteps), r);
        return spikes;
    }
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint INeuronLanes<StateLanes512, InputLanes512>.StepLanes(ref StateLanes512 state, in InputLanes512 input) => (uint)Vector512.ExtractMostSignificantBits(Step(ref state, input));
}
