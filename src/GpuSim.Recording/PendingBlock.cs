namespace GpuSim.Recording;

/// <summary>A copy of consecutive blocks on its way to the writer thread; used again and again.</summary>
sealed class PendingBlock
{
    /// <summary>Worth a hand-over. Each wakes the writer, which takes a core from a stepping thread and makes the others wait: a quarter of this cost Brunel AI on two busy cores 30 % instead of 9.</summary>
    const int Full = 64 * 1024;

    readonly SpikeColumns _spikes = new();
    readonly List<(int Frames, float[] Values, int Count)> _states = [];
    readonly List<StateFrames> _frames = [];
    readonly List<WeightFrames> _weights = [];
    long _firstStep, _endStep, _born;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Enough for the writer, or old enough that a slow run should see it in its file.</summary>
    public bool IsDue => !IsEmpty && (_spikes.Count >= Full || SampleCount() >= Full || Environment.TickCount64 - _born >= 250);

    public void Add(RecordBlock block)
    {
        if (IsEmpty) (_firstStep, _born, IsEmpty) = (block.FirstStep, Environment.TickCount64, false);
        _endStep = block.EndStep;
        _spikes.Append(block.Spikes.Steps, block.Spikes.Ids);
        _weights.AddRange(block.Weights);
        for (var report = 0; report < block.States.Count; report++)
        {
            if (report == _states.Count) _states.Add((0, [], 0));
            var (frames, values, count) = _states[report];
            var added = block.States[report].Values.Span;
            if (count + added.Length > values.Length) Array.Resize(ref values, Math.Max(2 * values.Length, count + added.Length));
            added.CopyTo(values.AsSpan(count));
            _states[report] = (frames + block.States[report].Frames, values, count + added.Length);
        }
    }

    public RecordBlock Block()
    {
        _frames.Clear();
        foreach (var (frames, values, count) in _states) _frames.Add(new(frames, values.AsMemory(0, count)));
        return new() { FirstStep = _firstStep, EndStep = _endStep, Spikes = _spikes, States = _frames, Weights = _weights };
    }

    public void Clear()
    {
        _spikes.Clear();
        _weights.Clear();
        for (var report = 0; report < _states.Count; report++) _states[report] = (0, _states[report].Values, 0);
        IsEmpty = true;
    }

    int SampleCount()
    {
        var sum = 0;
        foreach (var (_, _, count) in _states) sum += count;
        foreach (var weights in _weights) sum += weights.Values.Length;
        return sum;
    }
}
