namespace GpuSim.Recording;

/// <summary>The one outlet of a run.</summary>
public interface IRecorder
{
    /// <summary>Takes the next block, which is the caller's again when this returns.</summary>
    void Write(RecordBlock block);
}
