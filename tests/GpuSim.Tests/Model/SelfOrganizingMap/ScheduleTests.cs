using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Tests.Model.SelfOrganizingMap;

public class ScheduleTests
{
    [Fact]
    public void Linear_schedule_goes_a_like_part_of_its_way_in_every_epoch_and_meets_its_end()
    {
        var alpha = new Schedule.Linear(2, 0);

        Assert.Equal([1.5, 1, 0.5, 0], Enumerable.Range(1, 4).Select(epoch => alpha.At(epoch, 4)));
        Assert.All(Enumerable.Range(1, 200), epochs => Assert.Equal(0, new Schedule.Linear(0.1, 0).At(epochs, epochs)));
    }

    [Fact]
    public void Linear_schedule_of_one_number_stays_there() =>
        Assert.All(Enumerable.Range(1, 10), epoch => Assert.Equal(0.1, new Schedule.Linear(0.1, 0.1).At(epoch, 10)));

    [Fact]
    public void Exponential_schedule_falls_to_one_in_e_in_a_time_constant()
    {
        const double E = 2.718281828459045;

        Assert.Equal(3 / E, new Schedule.Exponential(3, 20).At(20, 100), 1e-15);
        Assert.Equal(3 / E / E, new Schedule.Exponential(3, 20).At(40, 100), 1e-15);
    }

    [Fact]
    public void Power_schedule_starts_at_its_start_and_falls_with_the_epoch()
    {
        Assert.Equal(8, new Schedule.Power(8, 0.5).At(1, 100));
        Assert.Equal(4, new Schedule.Power(8, 0.5).At(4, 100), 1e-14);
        Assert.Equal(0.5, new Schedule.Power(8, 2).At(4, 100), 1e-14);
    }

    [Fact]
    public void No_schedule_falls_below_its_minimum()
    {
        Schedule[] schedules = [new Schedule.Linear(10, 0) { Minimum = 1 }, new Schedule.Exponential(10, 1) { Minimum = 1 }, new Schedule.Power(10, 5) { Minimum = 1 }];

        Assert.All(schedules, schedule => Assert.Equal(1, schedule.At(100, 100)));
        Assert.All(schedules, schedule => Assert.True(schedule.At(1, 100) > 1));
    }
}
