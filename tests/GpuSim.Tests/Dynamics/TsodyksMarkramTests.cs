using GpuSim.Dynamics.Synapses;
using GpuSim.Units;

namespace GpuSim.Tests.Dynamics;

/// <summary>What a first spike finds.</summary>
public class TsodyksMarkramTests
{
    [Theory]
    [InlineData(0.1, 800)]
    [InlineData(1e-3, 1e6)] // an exponential of all steps there can be is not yet 0
    public void A_source_that_has_not_spiked_is_at_rest(double dt, double tauRec)
    {
        var values = ParameterValues.Complete(TsodyksMarkram.Schema.Parameters, new Dictionary<string, double> { ["u"] = 0.5, ["tau_rec"] = tauRec, ["tau_fac"] = tauRec });
        var model = TsodyksMarkram.Fold(values, dt);
        var state = model.Start();

        Assert.Equal(0.5f, model.Spike(ref state, IShortTermPlasticity<TsodyksMarkram, TsodyksMarkram.State>.Never));
    }
}
