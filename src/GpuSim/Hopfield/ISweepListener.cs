using GpuSim.Execution.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Looks at the states of a trial as recall goes on.</summary>
internal interface ISweepListener
{
    /// <summary>Takes the states after so many sweeps, 0 for the start; they are the caller's again when this returns.</summary>
    void Write(int sweeps, RecallStates states);
}
