// What the C# compiler needs to find for init-only properties, required members and list patterns, and netstandard2.0 lacks.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
        public static implicit operator Index(int value) => new(value);
    }
}
