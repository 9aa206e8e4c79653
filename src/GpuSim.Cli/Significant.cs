namespace GpuSim.Cli;

/// <summary>A number of any size in a table, shown in five significant digits: three decimals would show nothing of a small one.</summary>
/// <param name="Value">The number.</param>
internal readonly record struct Significant(double Value)
{
    public override string ToString() => FormattableString.Invariant($"{Value:g5}");
}
