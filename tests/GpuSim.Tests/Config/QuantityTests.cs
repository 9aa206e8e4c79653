using GpuSim.Units;

namespace GpuSim.Tests.Config;

public class QuantityTests
{
    [Theory]
    [InlineData("20 mV", 20, Dimension.Voltage)]
    [InlineData("20mV", 20, Dimension.Voltage)]
    [InlineData(" -0.5  V ", -500, Dimension.Voltage)]
    [InlineData("20 kHz", 20_000, Dimension.Frequency)]
    [InlineData("8 1/s", 8, Dimension.Frequency)]
    [InlineData("1.5 ms", 1.5, Dimension.Time)]
    [InlineData("1e-1 s", 100, Dimension.Time)]
    [InlineData("2E+3 us", 2, Dimension.Time)]
    [InlineData(".5 nA", 500, Dimension.Current)]
    [InlineData("0.25 nF", 250, Dimension.Capacitance)]
    [InlineData("3 µS", 3000, Dimension.Conductance)]
    [InlineData("3 μS", 3000, Dimension.Conductance)] // Greek mu
    [InlineData("140 mM", 140, Dimension.Concentration)]
    [InlineData("0.1 µM", 1e-4, Dimension.Concentration)]
    [InlineData("310.15 K", 310.15, Dimension.Temperature)]
    [InlineData("37 °C", 310.15, Dimension.Temperature)]
    [InlineData("-10degC", 263.15, Dimension.Temperature)]
    [InlineData("7", 7, Dimension.Number)]
    public void Text_with_a_unit_is_held_in_the_canonical_unit(string text, double canonical, Dimension dimension)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(canonical, quantity.Canonical, 12);
        Assert.Equal(dimension, quantity.Unit.Dimension);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mV")]
    [InlineData("NaN mV")]
    [InlineData("Infinity s")]
    [InlineData("1e999 ms")]
    [InlineData("20 mv")]
    [InlineData("20 mV mV")]
    [InlineData("1,5 ms")]
    [InlineData("1..5 ms")]
    [InlineData("0x10 ms")]
    [InlineData("--1 ms")]
    public void Other_text_is_no_quantity(string text) => Assert.False(Quantity.TryParse(text, out _));
}
