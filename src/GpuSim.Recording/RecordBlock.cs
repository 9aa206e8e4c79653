namespace GpuSim.Recording;

/// <summary>Everything recorded in a range of steps, in canonical order. Blocks of one run follow each other without gaps.</summary>
public sealed record RecordBlock
{
    /// <summary>First step of the range.</summary>
    public required long FirstStep { get; init; }

    /// <summary>One past the last step of the range.</summary>
    public required long EndStep { get; init; }

    /// <summary>Spikes in the range, ordered by step, then by global id.</summary>
    public required IReadOnlySpikes Spikes { get; init; }

    /// <summary>For each report of <see cref="RunDescription.Reports"/>, its frames in the range; may be empty.</summary>
    public required IReadOnlyList<StateFrames> States { get; init; }

    /// <summary>For each of <see cref="RunDescription.Rates"/>, Hz in the bins that became full in the range; empty before <see cref="RateCounter"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<float>> Rates { get; init; } = [];

    /// <summary>Weights that have come since the block before, which may be late by an epoch.</summary>
    public IReadOnlyList<WeightFrames> Weights { get; init; } = [];
}

/// <summary>Spikes in canonical order as two columns.</summary>
public interface IReadOnlySpikes
{
    /// <summary>Step in which each spike was found; its time is (step + 1) · dt.</summary>
    ReadOnlySpan<uint> Steps { get; }

    /// <summary>Global id of each spike's neuron.</summary>
    ReadOnlySpan<uint> Ids { get; }
}

/// <summary>Spikes that fill up as they come.</summary>
public sealed class SpikeColumns : IReadOnlySpikes
{
    uint[] _steps = new uint[1024];
    uint[] _ids = new uint[1024];

    /// <summary>Number of spikes held.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<uint> Steps => _steps.AsSpan(0, Count);

    /// <inheritdoc/>
    public ReadOnlySpan<uint> Ids => _ids.AsSpan(0, Count);

    /// <summary>Adds the spikes of one step, ids ascending, shifted by <paramref name="firstId"/>.</summary>
    public void Append(uint step, ReadOnlySpan<int> ids, uint firstId)
    {
        MakeRoom(ids.Length);
        _steps.AsSpan(Count, ids.Length).Fill(step);
        for (var i = 0; i < ids.Length; i++) _ids[Count + i] = firstId + (uint)ids[i];
        Count += ids.Length;
    }

    /// <summary>Adds spikes that come after those held in canonical order.</summary>
    public void Append(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        MakeRoom(ids.Length);
        steps.CopyTo(_steps.AsSpan(Count));
        ids.CopyTo(_ids.AsSpan(Count));
        Count += ids.Length;
    }

    /// <summary>Forgets all spikes and keeps the room.</summary>
    public void Clear() => Count = 0;

    void MakeRoom(int more)
    {
        if (Count + more <= _steps.Length) return;
        var room = Math.Max(2 * _steps.Length, Count + more);
        Array.Resize(ref _steps, room);
        Array.Resize(ref _ids, room);
    }
}

/// <summary>Consecutive samples of one report.</summary>
/// <param name="Frames">Number of samples.</param>
/// <param name="Values">[frame, neuron] in the order of the report's neurons.</param>
public sealed record StateFrames(int Frames, ReadOnlyMemory<float> Values);
