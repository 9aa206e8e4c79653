namespace GpuSim.Accelerators.Cpu.Lanes;

/// <summary>Vectors of one width, as a type argument: a loop is written once, and the runtime compiles it for each width with every call here inlined. A mask has all bits of a lane set or none.</summary>
/// <typeparam name="TFloat">Floats side by side.</typeparam>
/// <typeparam name="TInt">As many ints, or a mask.</typeparam>
internal unsafe interface IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged
{
    /// <summary>Lanes of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Bits of an index into the tables of <see cref="LookUp"/>.</summary>
    static abstract int LookupBits { get; }

    /// <summary>The value in every lane.</summary>
    static abstract TFloat Broadcast(float value);

    /// <inheritdoc cref="Broadcast(float)"/>
    static abstract TInt Broadcast(int value);

    /// <summary>Lanes from memory, at any address.</summary>
    static abstract TFloat Load(float* from);

    /// <inheritdoc cref="Load(float*)"/>
    static abstract TInt Load(int* from);

    /// <summary>As many ints as there are lanes from narrower ones in memory.</summary>
    static abstract TInt Widen(sbyte* from);

    /// <inheritdoc cref="Widen(sbyte*)"/>
    static abstract TInt Widen(short* from);

    /// <summary>Lanes to memory, at any address.</summary>
    static abstract void Store(TFloat value, float* to);

    /// <inheritdoc cref="Store(TFloat, float*)"/>
    static abstract void Store(TInt value, int* to);

    /// <summary>Rounded to nearest, ties to even, as a cast does.</summary>
    static abstract TFloat ToFloat(TInt value);

    /// <summary>Lane by lane.</summary>
    static abstract TFloat Add(TFloat left, TFloat right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TInt Add(TInt left, TInt right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TFloat Subtract(TFloat left, TFloat right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TInt Subtract(TInt left, TInt right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TFloat Multiply(TFloat left, TFloat right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TInt Multiply(TInt left, TInt right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TFloat Divide(TFloat left, TFloat right);

    /// <inheritdoc cref="Add(TFloat, TFloat)"/>
    static abstract TFloat SquareRoot(TFloat value);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TFloat FusedMultiplyAdd(TFloat left, TFloat right, TFloat addend);

    /// <summary>0, 1, 2, … by lane.</summary>
    static abstract TInt Indices { get; }

    /// <summary>The ints at each lane's index.</summary>
    static abstract TInt Gather(int* first, TInt index);

    /// <summary>The floats at each lane's index.</summary>
    static abstract TFloat Gather(float* first, TInt index);

    /// <summary>Four ints in a row at each lane's place, lane by lane: for tables whose rows are read from their start.</summary>
    static abstract void GatherFour(int* first, int* places, out TInt at0, out TInt at1, out TInt at2, out TInt at3);

    /// <summary>Pairs of an int and a float in memory, apart.</summary>
    static abstract void LoadPairs(int* from, out TInt first, out TFloat second);

    /// <summary>The opposite of <see cref="LoadPairs"/>.</summary>
    static abstract void StorePairs(TInt first, TFloat second, int* to);

    /// <inheritdoc cref="KernelLanguage.IntrinsicMath.ToInt"/>
    static abstract TInt ToInt(TFloat value);

    /// <summary>Mask of the lanes where it holds.</summary>
    static abstract TInt GreaterThan(TFloat left, TFloat right);

    /// <inheritdoc cref="GreaterThan(TFloat, TFloat)"/>
    static abstract TInt GreaterThan(TInt left, TInt right);

    /// <inheritdoc cref="GreaterThan(TFloat, TFloat)"/>
    static abstract TInt LessThan(TFloat left, TFloat right);

    /// <inheritdoc cref="GreaterThan(TFloat, TFloat)"/>
    static abstract TInt LessThan(TInt left, TInt right);

    /// <inheritdoc cref="GreaterThan(TFloat, TFloat)"/>
    static abstract TInt Equal(TFloat left, TFloat right);

    /// <inheritdoc cref="GreaterThan(TFloat, TFloat)"/>
    static abstract TInt Equal(TInt left, TInt right);

    /// <summary>Bit by bit.</summary>
    static abstract TInt And(TInt left, TInt right);

    /// <inheritdoc cref="And"/>
    static abstract TInt Or(TInt left, TInt right);

    /// <inheritdoc cref="And"/>
    static abstract TInt Xor(TInt left, TInt right);

    /// <summary>Zeros come in from above.</summary>
    static abstract TInt ShiftRight(TInt value, int count);

    /// <summary>Lane by lane the entry of a table of 2^<see cref="LookupBits"/> ints that the lowest bits of the lane choose.</summary>
    static abstract TInt LookUp(int* table, TInt index);

    /// <summary><paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    static abstract TFloat Select(TInt mask, TFloat yes, TFloat no);

    /// <inheritdoc cref="Select(TInt, TFloat, TFloat)"/>
    static abstract TInt Select(TInt mask, TInt yes, TInt no);

    /// <summary>The mask that is set in lane k where bit k is 1; higher bits do not matter.</summary>
    static abstract TInt FromBits(uint bits);

    /// <summary>Bit k is set where lane k of the mask is.</summary>
    static abstract uint ToBits(TInt mask);

    /// <summary>All lanes added up, wrapping around.</summary>
    static abstract int Sum(TInt value);

    /// <summary>Number of bits set in each lane.</summary>
    static abstract TInt PopCount(TInt value);

    /// <summary>Each lane by the same count.</summary>
    static abstract TInt ShiftLeft(TInt value, int count);

    /// <summary>Halves of lanes as 16-bit numbers, added without carry between them.</summary>
    static abstract TInt AddShorts(TInt left, TInt right);

    /// <summary>Halves of lanes as 16-bit numbers: the sum of both products in each lane.</summary>
    static abstract TInt MultiplyShorts(TInt left, TInt right);

    /// <summary>Quarters of lanes: the sums of the products of the lower and of the upper two, as 16-bit numbers that must not overflow.</summary>
    /// <param name="unsigned">0 to 255.</param>
    /// <param name="signed">−128 to 127.</param>
    static abstract TInt MultiplyBytes(TInt unsigned, TInt signed);
}
