using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>The colour of each regime: asynchronous ones blue, synchronous ones warm, so that the eye parts them first.</summary>
static class RegimeColours
{
    public static Colour Of(Regime regime) => regime switch
    {
        Regime.AsynchronousIrregular => Palette.Category(0),
        Regime.AsynchronousRegular => Palette.Category(4),
        Regime.SynchronousRegular => Palette.Category(5),
        Regime.SynchronousIrregularFast => Palette.Category(1),
        Regime.SynchronousIrregularSlow => Palette.Category(6),
        Regime.Saturated => Palette.Category(7),
        _ => new(238, 238, 238),
    };

    /// <summary>Of letters on it.</summary>
    public static Colour InkOn(Regime regime) =>
        regime is Regime.AsynchronousIrregular or Regime.SynchronousRegular or Regime.Saturated ? Palette.White : Palette.Ink;
}
