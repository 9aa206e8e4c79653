namespace GpuSim.Model.Hopfield.Description;

/// <summary>Whether learning rule, dynamics and kernel are right, each by itself and together.</summary>
internal sealed class RecallCheck(HopfieldDescription memory, Problems problems)
{
    public void Check()
    {
        CheckRule();
        CheckDynamics();
        if (memory.Dynamics is RecallDynamics.Dense or RecallDynamics.Modern)
            CheckWithoutRule();
        else
            CheckTogether();
    }

    void CheckRule()
    {
        switch (memory.Rule)
        {
            case LearningRule.Covariance rule:
                if (rule.CodingLevel is { } level && !(level > 0 && level < 1)) problems.Add("rule.covariance.coding_level", $"expected a probability above 0 and below 1, got {level}");
                if (rule.Threshold is { } threshold) problems.Finite("rule.covariance.threshold", threshold);
                if (rule.CodingLevel is null && memory.Patterns is PatternSource.Given given && given.Patterns.Count > 0 && OneStateOnly(given) is { } state)
                    problems.Add("rule.covariance.coding_level", $"expected patterns of active and silent units, got {state} ones only", "Give the coding level.");
                break;
            case LearningRule.Palimpsest rule:
                if (!(rule.Decay > 0 && rule.Decay <= 1)) problems.Add("rule.palimpsest.decay", $"expected a number above 0 and at most 1, got {rule.Decay}");
                if (rule.Bound is { } bound) CheckBound(bound, rule.Decay);
                break;
            case LearningRule.IncrementalHebb rule:
                if (!(rule.Margin >= 0 && float.IsFinite((float)rule.Margin))) problems.Add("rule.incremental_hebb.margin", $"expected a number of at least 0, got {rule.Margin}");
                if (rule.Epochs < 1) problems.Add("rule.incremental_hebb.epochs", $"expected at least 1 epoch, got {rule.Epochs}");
                break;
        }
    }

    void CheckBound(double bound, double decay)
    {
        const string Path = "rule.palimpsest.bound";
        if (!(bound > 0 && float.IsNormal((float)bound)))
            problems.Add(Path, $"expected a number above 0, got {bound}");
        else if (decay == 1 && (bound != Math.Round(bound) || bound > int.MaxValue)) // weights without decay are whole numbers
            problems.Add(Path, $"expected a whole number of patterns of at most {int.MaxValue} where nothing decays, got {bound}");
    }

    static string? OneStateOnly(PatternSource.Given given)
    {
        var active = given.Patterns[0].Active.FirstOrDefault();
        return given.Patterns.All(pattern => pattern.Active.All(unit => unit == active)) ? active ? "active" : "silent" : null;
    }

    void CheckDynamics()
    {
        switch (memory.Dynamics)
        {
            case RecallDynamics.Glauber glauber:
                Positive("temperature", glauber.Temperature);
                break;
            case RecallDynamics.Graded graded:
                Positive("gain", graded.Gain);
                if (!(graded.Step <= 1 && graded.Step > 0 && float.IsNormal((float)graded.Step))) problems.Add("dynamics.graded.step", $"expected a step above 0 and at most 1, got {graded.Step}");
                break;
            case RecallDynamics.Dense dense:
                if (dense.Degree is < 2 or > 30) problems.Add("dynamics.dense.degree", $"expected a degree from 2 to 30, got {dense.Degree}");
                break;
            case RecallDynamics.Modern { Beta: { } beta }:
                Positive("beta", beta);
                break;
        }

        // Neither the value nor its inverse may leave the floats.
        void Positive(string key, double value)
        {
            if (!(value > 0 && float.IsNormal((float)value) && float.IsNormal((float)(2 / value))))
                problems.Add($"dynamics.{memory.Dynamics.Name}.{key}", $"expected a number above 0, got {value}");
        }
    }

    void CheckWithoutRule()
    {
        var name = memory.Dynamics.Name;
        if (memory.Rule is { } rule) problems.Add("rule", $"expected no learning rule with {name} dynamics, which keep the patterns as they are, got {rule.Name}", "Leave it out.");
        if (memory.SelfCoupling) problems.Add("self_coupling", $"expected no self-coupling with {name} dynamics, which have no weights, got true", "Leave it out.");
        if (memory.Kernel == RecallKernel.Weights) problems.Add("kernel", $"expected \"auto\" or \"patterns\" with {name} dynamics, which have no weights, got \"weights\"");
    }

    void CheckTogether()
    {
        var rule = memory.Rule?.Name ?? "hebb";
        if (memory.Rule is LearningRule.Covariance && memory.Dynamics is RecallDynamics.Graded)
            problems.Add("dynamics", $"expected asynchronous, synchronous or glauber dynamics with the covariance rule, whose units are 0 or 1, got {memory.Dynamics.Name}");
        if (memory.Kernel != RecallKernel.Patterns) return;
        if (memory.Rule is not (null or LearningRule.Hebb))
            problems.Add("kernel", $"expected \"auto\" or \"weights\" with the rule {rule}, whose weights are not sums over patterns, got \"patterns\"");
        else if (memory.Dynamics is RecallDynamics.Graded)
            problems.Add("kernel", $"expected \"auto\" or \"weights\" with {memory.Dynamics.Name} dynamics, whose states are not bits, got \"patterns\"");
    }
}
