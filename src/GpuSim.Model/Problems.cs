using GpuSim.Units;

namespace GpuSim.Model;

/// <summary>The problems found so far; a gate goes on after the first.</summary>
internal sealed class Problems : List<Problem>
{
    public void Add(string path, FormattableString message, string? hint = null) => Add(new(path, FormattableString.Invariant(message), hint));

    /// <summary>Adds a problem unless <paramref name="value"/> fits a 32-bit float; NaN and the infinities do not.</summary>
    public bool Finite(string path, double value)
    {
        if (float.IsFinite((float)value)) return true;
        Add(path, $"expected a finite number of at most 3.4E+38 in size, got {value}");
        return false;
    }

    /// <summary>Adds a problem unless <paramref name="value"/> is at least 0 and fits a 32-bit float.</summary>
    public bool NotNegative(string path, double value, Unit unit)
    {
        if (value >= 0) return Finite(path, value);
        Add(path, $"expected at least {new Quantity(0, unit)}, got {new Quantity(value, unit)}");
        return false;
    }
}
