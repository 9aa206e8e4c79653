namespace GpuSim.Dynamics.Neurons;

// The rest of each twin is written by the kernel compiler.

/// <summary>Input of sixteen neurons.</summary>
public partial struct InputLanes512 : IInputLanes<InputLanes512>;

/// <summary>Input of eight neurons.</summary>
public partial struct InputLanes256 : IInputLanes<InputLanes256>;

/// <summary>Input of four neurons.</summary>
public partial struct InputLanes128 : IInputLanes<InputLanes128>;
