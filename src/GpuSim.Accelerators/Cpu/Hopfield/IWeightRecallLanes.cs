namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>What recall by weights does with vectors, by the type of the weights. A word is 32 bits of packed weights or states: as many senders, one after the other, as fit at the weights' size.</summary>
/// <typeparam name="TWeight">Type of a weight.</typeparam>
/// <typeparam name="TField">Type of a field: int for whole weights, or float.</typeparam>
/// <typeparam name="TVector">Fields side by side, or words.</typeparam>
internal unsafe interface IWeightRecallLanes<TWeight, TField, TVector> where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    /// <summary>Lanes of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Senders of a word.</summary>
    static abstract int Depth { get; }

    /// <summary>Senders that a tile may add up at once, a multiple of 32: their packed weights stay in the cache, and what they add up to stays in range.</summary>
    static abstract int Senders { get; }

    /// <summary>Whether a product takes silent units as 0, whatever they are, which <see cref="Correct"/> puts right: so whole weights need no multiplication.</summary>
    static abstract bool SilentIsZero { get; }

    /// <summary>Fields from memory.</summary>
    static abstract TVector Load(TField* from);

    /// <summary>Fields to memory.</summary>
    static abstract void Store(TVector value, TField* to);

    /// <summary>The field in every lane.</summary>
    static abstract TVector Broadcast(TField value);

    /// <summary>Words from memory.</summary>
    static abstract TVector LoadWords(int* from);

    /// <summary>Words to memory.</summary>
    static abstract void StoreWords(TVector words, int* to);

    /// <summary>The word in every lane.</summary>
    static abstract TVector BroadcastWord(int word);

    /// <summary>Words of weights to neighbouring receivers.</summary>
    /// <param name="rows">[sender of the word] its weights.</param>
    /// <param name="receiver">First receiver.</param>
    static abstract TVector Interleave(TWeight** rows, nint receiver);

    /// <summary>The word of the states of neighbouring units.</summary>
    /// <param name="active">Bit k says whether unit k is active; higher bits do not matter.</param>
    /// <param name="silent">Value of a silent unit.</param>
    static abstract int StateWord(uint active, int silent);

    /// <summary>What a tile starts from, given the fields so far.</summary>
    static abstract TVector Begin(TVector fields);

    /// <summary>A tile's sums with one more word.</summary>
    static abstract TVector Step(TVector sums, TVector weights, TVector states);

    /// <summary>The fields after a tile, given those before.</summary>
    static abstract TVector End(TVector sums, TVector fields);

    /// <summary>fields + weights · factor, rounded once.</summary>
    static abstract TVector AddRow(TVector fields, TWeight* weights, TVector factor);

    /// <summary>The same with weights that are fields already.</summary>
    static abstract TVector AddField(TVector fields, TVector weights, TVector factor);

    /// <summary>Fields with silent units as −1 from <paramref name="fields"/> with silent units as 0.</summary>
    /// <param name="fields">Sums over active units.</param>
    /// <param name="all">Sums over all units.</param>
    static abstract TVector Correct(TVector fields, TVector all);

    /// <summary>Bit k is set where lane k is above the threshold, which is 0 for whole fields.</summary>
    static abstract uint Above(TVector fields, float threshold);

    /// <summary>Bit k is set where lane k is below the threshold.</summary>
    static abstract uint Below(TVector fields, float threshold);

    /// <summary>The state at zero temperature.</summary>
    static abstract uint Sign(TField field, float threshold, uint old);

    /// <summary>The field as float.</summary>
    static abstract float ToFloat(TField field);

    /// <summary>A whole number as field.</summary>
    static abstract TField FromInt(int value);

    /// <summary>A weight as field.</summary>
    static abstract TField FromWeight(TWeight weight);
}
