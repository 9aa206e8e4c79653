using System.Collections;
using System.Reflection;
using System.Text;
using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking;
using GpuSim.Units;

namespace GpuSim.Tests.Config;

/// <summary>An experiment written out value by value, so that two can be compared and their difference read.</summary>
static class Description
{
    public static string Of(SpikingExperiment experiment)
    {
        var text = new StringBuilder();
        Write(text, "experiment", experiment);
        return text.ToString();
    }

    static void Write(StringBuilder text, string path, object? value)
    {
        switch (value)
        {
            case null or string or ValueType:
                text.AppendLine($"{path} = {value}");
                break;
            case NeuronModel model:
                text.AppendLine($"{path} = {model.Schema.Name}");
                break;
            case ParameterValues parameters:
                foreach (var (name, number) in parameters.All) text.AppendLine($"{path}.{name} = {number}");
                break;
            case Population population when !path.Contains(".Populations["):
                text.AppendLine($"{path} = {population.Name}");
                break;
            case IEnumerable items:
                foreach (var (index, item) in items.Cast<object>().Index()) Write(text, $"{path}[{index}]", item);
                break;
            default:
                if (path.EndsWith(".Schema")) break;
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    Write(text, $"{path}.{property.Name}", property.GetValue(value));
                break;
        }
    }
}
