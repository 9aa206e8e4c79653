namespace GpuSim.Tests;
