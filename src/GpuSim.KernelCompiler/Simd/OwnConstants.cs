using System.Collections.Generic;
using System.Linq;
using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>A model's methods once more, for neurons that each have constants of their own: the receiver becomes the last parameter, a vector for each of its fields.</summary>
internal static class OwnConstants
{
    /// <summary>The method as a static function over different receivers; null where it is none of a model whose constants are words.</summary>
    public static DeviceFunction? Of(DeviceFunction function, Facts facts)
    {
        var symbol = function.Symbol;
        if (function.This is not { } receiver || symbol.This is not DeviceType.Struct { Symbol: var model } || function.IsConstructor || !StructTwin.IsWords(model)) return null;
        return new(symbol with { Id = symbol.Id + "~own", This = null, Parameters = [.. symbol.Parameters, receiver], TwinTakesMask = facts.TakesMask(symbol) }, function.Body, function.Place)
        {
            TypeParameters = function.TypeParameters,
            Summary = $"{(function.Summary.Length > 0 ? function.Summary.TrimEnd('.') : symbol.CSharpName)}, each with constants of its own",
        };
    }

    /// <summary>Its twins of all widths; null where lanes cannot do it.</summary>
    public static Dictionary<Width, string>? Twins(DeviceFunction function, Facts facts)
    {
        var receiver = function.Parameters[function.Parameters.Count - 1];
        receiver.IsUniform = false; // only here: everywhere else all neurons share it
        try
        {
            return Width.All.ToDictionary(width => width, width => FunctionTwin.Write(function, width, facts));
        }
        catch (NotForLanesException)
        {
            return null;
        }
        finally
        {
            receiver.IsUniform = true;
        }
    }
}
