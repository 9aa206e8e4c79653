using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Hopfield;

/// <summary>How a weight is stored, and how it adds to a field. Fields and values of units are words: integers where weights are whole numbers, the bits of floats otherwise.</summary>
public interface IWeight
{
    /// <summary>The field with what a unit of this value sends through this weight.</summary>
    /// <param name="field">The field so far.</param>
    /// <param name="value">The sender's value, or the change of it.</param>
    [DeviceCode]
    int Plus(int field, int value);
}
