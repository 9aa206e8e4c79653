using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>Names that all languages can say.</summary>
internal static class Names
{
    static readonly HashSet<string> Keywords =
    [
        // C and C++
        .. ("alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept const consteval constexpr "
          + "constinit const_cast continue co_await co_return co_yield decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long main mutable "
          + "namespace new noexcept not not_eq nullptr operator or or_eq private protected public reflexpr register reinterpret_cast requires restrict return short signed sizeof static static_assert "
          + "static_cast struct switch synchronized template this thread_local throw true try typedef typeid typename typeof union unsigned using virtual void volatile wchar_t while xor xor_eq "
          // OpenCL C
          + "global local constant kernel private read_only write_only read_write half quad complex imaginary pipe uchar ushort uint ulong size_t ptrdiff_t intptr_t uintptr_t event_t sampler_t barrier "
          + "min max clamp mix step sign dot cross length distance normalize select any all abs add_sat mad_hi mul_hi mul24 mad24 rotate popcount clz ctz upsample vload2 vstore2 fma sqrt fabs floor rint exp log "
          + "pow sin cos tan tanh fmin fmax isnan isinf isequal signbit atomic_add atomic_min atomic_max printf prefetch degrees radians smoothstep native_exp "
          // CUDA
          + "threadIdx blockIdx blockDim gridDim warpSize dim3 clock assert INFINITY NAN NULL").Split(' '),
        .. from scalar in (string[])["char", "uchar", "short", "ushort", "int", "uint", "long", "ulong", "longlong", "ulonglong", "float", "double", "half"]
           from width in (int[])[1, 2, 3, 4, 8, 16]
           select scalar + width,
    ];

    /// <summary>Whether every language takes the name as it is.</summary>
    public static bool IsPlain(string name) => !IsKeyword(name) && name.All(IsPlain);

    /// <summary>The name, changed so far as a language needs it: for locals and parameters, which nobody calls by name.</summary>
    public static string Plain(string name)
    {
        if (IsKeyword(name)) return name + "_";
        var plain = new StringBuilder();
        foreach (var letter in name) _ = IsPlain(letter) ? plain.Append(letter) : plain.Append($"u{(int)letter:X4}");
        return plain.ToString();
    }

    /// <summary>In C-like texts: Type, or Outer_Inner.</summary>
    public static string OfType(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{OfType(outer)}_{type.Name}" : type.Name;

    /// <summary>The last part of a C# name: explicit implementations carry their interface's.</summary>
    public static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    static bool IsKeyword(string name) => Keywords.Contains(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;
    static bool IsPlain(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
}
