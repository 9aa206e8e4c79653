using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;

namespace GpuSim.Tests.Accelerators;

/// <summary>A device of which the nth call of a kind fails. After that it is gone: everything but closing it fails.</summary>
sealed class FaultyAccelerator(OpenClAccelerator device) : IAccelerator
{
    readonly Dictionary<string, int> _calls = [];
    readonly List<OpenClMemory> _given = [];
    (string Call, int Nth, AcceleratorException Failure) _fault = ("", 0, new("", "", ""));
    List<Action>? _recording;
    bool _gone;

    /// <summary>What it says of itself.</summary>
    public AcceleratorInfo Info { get; init; } = device.Info;

    /// <summary>Whether it records launches, as CUDA devices do.</summary>
    public bool Records { get; init; }

    /// <summary>Calls so far, by kind.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>All it gave, in bytes.</summary>
    public long Given => _given.Sum(memory => memory.Bytes);

    /// <summary>Whether all memory it gave was given back.</summary>
    public bool HasAllBack => _given.TrueForAll(memory => memory.Handle == 0);

    /// <summary>Lets a call fail the <paramref name="nth"/> time.</summary>
    public FaultyAccelerator Failing(string call, int nth, AcceleratorException failure)
    {
        _fault = (call, nth, failure);
        return this;
    }

    public IDeviceMemory Allocate(long bytes)
    {
        Called(nameof(Allocate));
        var memory = (OpenClMemory)device.Allocate(bytes);
        _given.Add(memory);
        return memory;
    }

    public IDeviceKernel Load(DeviceSource program, string kernel)
    {
        Called(nameof(Load));
        return device.Load(program, kernel);
    }

    public void Write(IDeviceMemory to, long offset, ReadOnlySpan<byte> bytes)
    {
        Called(nameof(Write));
        device.Write(to, offset, bytes);
    }

    public void Read(IDeviceMemory from, long offset, Span<byte> bytes)
    {
        Called(nameof(Read));
        device.Read(from, offset, bytes);
    }

    public void Launch(IDeviceKernel kernel, int groups, int groupSize, ReadOnlySpan<KernelArgument> arguments)
    {
        var own = arguments.ToArray();
        if (_recording is not null) _recording.Add(() => Launch(kernel, groups, groupSize, own));
        else
        {
            Called(nameof(Launch));
            device.Launch(kernel, groups, groupSize, own);
        }
    }

    public IRecordedLaunches? Record(Action launches)
    {
        Called(nameof(Record));
        if (!Records) return null;
        var recording = _recording = [];
        launches();
        _recording = null;
        return new Recorded(this, recording);
    }

    public void Finish()
    {
        Called(nameof(Finish));
        device.Finish();
    }

    public void Dispose() => device.Dispose();

    void Called(string call)
    {
        _calls[call] = _calls.GetValueOrDefault(call) + 1;
        _gone |= _fault.Call == call && _calls[call] == _fault.Nth;
        if (_gone) throw _fault.Failure;
    }

    sealed class Recorded(FaultyAccelerator device, List<Action> launches) : IRecordedLaunches
    {
        public void Start()
        {
            device.Called(nameof(Start));
            foreach (var launch in launches) launch();
        }

        public void Dispose() { }
    }
}
