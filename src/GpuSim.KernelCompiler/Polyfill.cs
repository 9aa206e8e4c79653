// What the C# compiler needs to find for init-only properties and required members, and netstandard2.0 lacks.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
