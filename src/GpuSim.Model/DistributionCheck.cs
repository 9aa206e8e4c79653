using GpuSim.Units;

namespace GpuSim.Model;

/// <summary>Whether a distribution is one, and can give values that may be used.</summary>
internal static class DistributionCheck
{
    // A draw is repeated until it falls inside, so inside must be within reach: at three standard deviations one draw in 740 is.
    const double Reach = 3;

    /// <summary>Adds what is wrong with <paramref name="distribution"/>; true when nothing is.</summary>
    /// <param name="distribution">Over neurons or synapses.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="unit">Of its values.</param>
    /// <param name="problems">Grows by what is wrong.</param>
    /// <param name="neurons">How many values a list must have; null over synapses, which cannot be listed.</param>
    public static bool Check(this Distribution distribution, string path, Unit unit, Problems problems, int? neurons = null)
    {
        var before = problems.Count;
        switch (distribution)
        {
            case Distribution.Constant constant:
                problems.Finite(path, constant.Value);
                break;
            case Distribution.Uniform uniform:
                if (problems.Finite(path, uniform.Low) && problems.Finite(path, uniform.High) && !(uniform.Low < uniform.High))
                    problems.Add(path, $"expected a lower bound below the upper one, got {Say(uniform.Low)} and {Say(uniform.High)}");
                break;
            case Distribution.Normal normal:
                CheckNormal(normal);
                break;
            case Distribution.Lognormal lognormal:
                if (!(lognormal.Mean > 0) || !float.IsFinite((float)lognormal.Mean))
                    problems.Add(path, $"expected a mean other than 0, got {Say(lognormal.Mean)}");
                else if (!(lognormal.StandardDeviation >= 0) || !float.IsFinite((float)lognormal.StandardDeviation))
                    problems.Add(path, $"expected a standard deviation of at least {Say(0)}, got {Say(lognormal.StandardDeviation)}");
                break;
            case Distribution.ByDistance far:
                CheckProfile(far.Profile);
                break;
            case Distribution.FromFile file:
                problems.Finite(path, file.Factor);
                break;
            case Distribution.Listed listed when neurons is null:
                problems.Add(path, $"expected a value for all synapses, or how it varies over them, got a list of {listed.Values.Count}");
                break;
            case Distribution.Listed listed when listed.Values.Count != neurons && neurons > 0: // a wrong size is a problem of its own
                problems.Add(path, $"expected {neurons} values, one for each neuron, got {listed.Values.Count}");
                break;
            case Distribution.Listed listed:
                _ = listed.Values.Index().All(entry => problems.Finite($"{path}[{entry.Index}]", entry.Item));
                break;
        }
        return problems.Count == before;

        string Say(double value) => new Quantity(value, unit).ToString();

        void CheckProfile(DistanceProfile profile)
        {
            (double one, double other, double length) = profile switch
            {
                DistanceProfile.Linear linear => (linear.AtZero, linear.PerUnit, 1.0),
                DistanceProfile.Exponential exponential => (exponential.AtZero, 0.0, exponential.Lambda),
                DistanceProfile.Gaussian gaussian => (gaussian.AtZero, 0.0, gaussian.Sigma),
                DistanceProfile.Cosine cosine => (cosine.Mean, cosine.Amplitude, 1.0),
                _ => throw new NotSupportedException(),
            };
            if (problems.Finite(path, one) && problems.Finite(path, other) && !(length > 0 && double.IsFinite(length)))
                problems.Add(path, $"expected a length above 0 over which values fall, got {length}");
        }

        void CheckNormal(Distribution.Normal normal)
        {
            problems.Finite(path, normal.Mean);
            if (!(normal.StandardDeviation >= 0) || !float.IsFinite((float)normal.StandardDeviation))
                problems.Add(path, $"expected a standard deviation of at least {Say(0)}, got {Say(normal.StandardDeviation)}");
            else if (!(normal.Min <= normal.Max))
                problems.Add(path, $"expected a lower limit below the upper one, got {Say(normal.Min)} and {Say(normal.Max)}");
            else if (normal.Outside == OutOfRange.Redraw && !Reaches(normal, normal.Min, normal.Max))
                problems.Add(path, $"expected limits that the distribution reaches, got {Say(normal.Min)} to {Say(normal.Max)} around a mean of {Say(normal.Mean)}", "Draws would be repeated without end: widen the limits, or clip.");
        }
    }

    /// <summary>Adds what is wrong with a delay, ms: it must be at least one step, or be drawn so within reach.</summary>
    public static bool CheckDelay(this Distribution delay, string path, double dt, Problems problems)
    {
        if (!delay.Check(path, Unit.Millisecond, problems)) return false;
        if (!(dt > 0)) return true; // which is a problem of its own
        var shortest = dt * (1 - 1e-9);
        var longest = dt * int.MaxValue;
        var step = new Quantity(dt, Unit.Millisecond);
        switch (delay)
        {
            case Distribution.Constant constant when constant.Value < shortest:
                problems.Add(path, $"expected a delay of at least dt = {step}, got a delay below dt, {new Quantity(constant.Value, Unit.Millisecond)}");
                return false;
            case Distribution.Uniform uniform when uniform.High - shortest < 1e-3 * (uniform.High - uniform.Low):
            case Distribution.Normal normal when !Reaches(normal, Math.Max(shortest, normal.Outside == OutOfRange.Redraw ? normal.Min : shortest), normal.Max):
            case Distribution.Lognormal lognormal when lognormal.Sign < 0 || lognormal.Mean + Reach * lognormal.StandardDeviation < shortest:
                problems.Add(path, $"expected delays of at least dt = {step}, got a distribution that gives next to none");
                return false;
        }
        if (delay.Centre < longest) return true;
        problems.Add(path, $"expected fewer than {int.MaxValue} steps of {step}, got {new Quantity(delay.Centre, Unit.Millisecond)}");
        return false;
    }

    static bool Reaches(Distribution.Normal normal, double min, double max)
    {
        var reach = Reach * normal.StandardDeviation;
        var low = Math.Max(min, normal.Mean - reach);
        var high = Math.Min(max, normal.Mean + reach);
        return normal.StandardDeviation == 0 ? low <= high : high - low >= 0.01 * normal.StandardDeviation;
    }
}
