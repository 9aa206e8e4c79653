namespace GpuSim.Recording;

/// <summary>Between steps and times: a spike found in step k has the time (k + 1) · dt.</summary>
/// <remarks>
/// A step such as 0.1 ms has no exact double. Where dt is a decimal with up to nine places the time is one division of two
/// whole numbers, so it is the double nearest to the decimal: 0.3, not 0.30000000000000004.
/// </remarks>
public readonly struct StepClock
{
    readonly double _whole; // dt · _places, a whole number where dt is a decimal
    readonly double _places; // a power of ten

    /// <summary>A clock that ticks every <paramref name="dt"/> ms.</summary>
    public StepClock(double dt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dt);
        Dt = dt;
        (_whole, _places) = (dt, 1);
        for (var places = 1.0; places <= 1e9; places *= 10)
        {
            var whole = Math.Round(dt * places);
            if (whole < 1 || whole / places != dt) continue;
            (_whole, _places) = (whole, places);
            break;
        }
    }

    /// <summary>Step in ms.</summary>
    public double Dt { get; }

    /// <summary>Time of a spike found in <paramref name="step"/>, ms.</summary>
    public double TimeOf(long step) => After(step + 1);

    /// <summary>Time that <paramref name="steps"/> steps take, ms.</summary>
    public double After(long steps) => steps * _whole / _places;

    /// <summary>Step in which a spike of this time was found; the inverse of <see cref="TimeOf"/>.</summary>
    public long StepAt(double time) => (long)Math.Round(time * _places / _whole) - 1;
}
