using GpuSim.Units;

namespace GpuSim.Model.SelfOrganizingMap.Description;

/// <summary>Whether a schedule gives numbers of at least 0, or above 0, at every epoch.</summary>
internal sealed class ScheduleCheck(Problems problems)
{
    /// <summary>Adds what is wrong with its numbers; true when nothing is.</summary>
    public bool Check(string path, Schedule schedule)
    {
        var before = problems.Count;
        switch (schedule)
        {
            case Schedule.Linear constant when constant.Start == constant.End:
                NotNegative(path, constant.Start);
                break;
            case Schedule.Linear linear:
                NotNegative($"{path}.linear[0]", linear.Start);
                NotNegative($"{path}.linear[1]", linear.End);
                break;
            case Schedule.Exponential exponential:
                NotNegative($"{path}.exponential[0]", exponential.Start);
                Positive($"{path}.exponential[1]", exponential.Tau, "a time constant");
                break;
            case Schedule.Power power:
                NotNegative($"{path}.power[0]", power.Start);
                Positive($"{path}.power[1]", power.Exponent, "an exponent");
                break;
        }
        NotNegative($"{path}.minimum", schedule.Minimum);
        return problems.Count == before;
    }

    /// <summary>Adds a problem where it reaches 0, or what a float takes for it; its numbers are right.</summary>
    public void CheckAboveZero(string path, Schedule schedule, int epochs)
    {
        foreach (var epoch in new[] { 1, epochs }) // every schedule is smallest at one of its ends
        {
            if (float.IsNormal((float)schedule.At(epoch, epochs))) continue;
            problems.Add(path, $"expected a width above 0 at every epoch, got {schedule.At(epoch, epochs)} at epoch {epoch}", "Give it a \"minimum\", such as 1.");
            return;
        }
    }

    void NotNegative(string path, double value) => problems.NotNegative(path, value, Unit.One);

    void Positive(string path, double value, string what)
    {
        if (!(value > 0 && float.IsNormal((float)value))) problems.Add(path, $"expected {what} above 0, got {value}");
    }
}
