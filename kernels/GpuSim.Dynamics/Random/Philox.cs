using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Random;

/// <summary>Four 32-bit words: a counter of Philox, or the four draws it gives.</summary>
/// <param name="X">Word 0.</param>
/// <param name="Y">Word 1.</param>
/// <param name="Z">Word 2.</param>
/// <param name="W">Word 3.</param>
[DeviceCode]
public readonly record struct Block4(uint X, uint Y, uint Z, uint W);

/// <summary>Philox4x32-10: randomness as a function. The same question has the same answer on any thread and device.</summary>
/// <remarks>Source: Salmon et al. 2011, doi:10.1145/2063384.2063405; known answers of Random123 are tests.</remarks>
[DeviceCode]
public static class Philox
{
    const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The four draws of <paramref name="counter"/> in <paramref name="stream"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block4 Draw(RandomStream stream, Block4 counter)
    {
        uint x = counter.X, y = counter.Y, z = counter.Z, w = counter.W;
        uint key0 = stream.Key0, key1 = stream.Key1;
        for (var round = 0; round < 10; round++)
        {
            uint high0 = IntrinsicMath.MultiplyHigh(Multiplier0, x), low0 = Multiplier0 * x;
            uint high1 = IntrinsicMath.MultiplyHigh(Multiplier1, z), low1 = Multiplier1 * z;
            x = high1 ^ y ^ key0;
            z = high0 ^ w ^ key1;
            y = low1;
            w = low0;
            key0 += Weyl0;
            key1 += Weyl1;
        }
        return new(x, y, z, w);
    }

    /// <summary>Draw <paramref name="number"/> of a row, as <see cref="RandomDraws"/> makes many: word (number mod 4) of counter (number / 4, row, purpose, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint DrawOne(RandomStream stream, uint number, uint row, uint purpose)
    {
        var draws = Draw(stream, new Block4(number >> 2, row, purpose, 0));
        var word = number & 3;
        return word == 0 ? draws.X : word == 1 ? draws.Y : word == 2 ? draws.Z : draws.W;
    }
}
