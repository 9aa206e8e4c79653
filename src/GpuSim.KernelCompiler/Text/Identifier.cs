using System.Collections.Generic;

namespace GpuSim.KernelCompiler.Text;

/// <summary>Names of the source in C: the same, but for the few that the emitter and the preludes take. The reader has dealt with keywords.</summary>
internal static class Identifier
{
    static readonly HashSet<string> Taken =
    [
        "extent",
        "work_item", "group_item", "group_size", "group_index", "group_count", "to_int", "count_ones", "leading_zeros", "trailing_zeros", "as_uint", "as_int", "as_float", "mul_hi", "pointer_to",
        "add_int", "sub_int", "mul_int", "shl_int", "neg_int", "add_long", "sub_long", "mul_long", "shl_long", "neg_long",
        "fma", "fmaf", "sqrt", "sqrtf", "fabs", "fabsf", "floor", "floorf", "rint", "rintf", "round_even", "copysign", "barrier",
        "atomic_add", "atomic_or", "atomic_and", "atomic_min", "atomic_max", "atomic_xchg", "atomic_cmpxchg",
    ];

    /// <summary>The name in the text.</summary>
    public static string Of(string name) => Taken.Contains(name) ? name + "_" : name;
}
