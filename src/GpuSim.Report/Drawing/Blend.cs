namespace GpuSim.Report.Drawing;

/// <summary>One colour over another.</summary>
static class Blend
{
    /// <summary>An opaque ground with a part of a colour laid over it.</summary>
    public static Colour Over(Colour ground, Colour colour, float part) => new(
        Mixed(ground.Red, colour.Red, part), Mixed(ground.Green, colour.Green, part), Mixed(ground.Blue, colour.Blue, part));

    static byte Mixed(byte ground, byte colour, float part) => (byte)(ground + (colour - ground) * part + 0.5f);
}
