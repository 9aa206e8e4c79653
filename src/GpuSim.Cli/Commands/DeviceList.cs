using System.CommandLine;
using System.Text.Json.Serialization;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim devices</c>: what this machine can run on.</summary>
internal sealed class DeviceList : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var json = Words.Json("the list");
        var command = new Command("devices", "Lists the devices of this machine and whether each is exact.") { json };
        command.SetAction(parsed =>
        {
            var devices = Devices.List();
            if (parsed.GetValue(json)) JsonOutput.Print(new DevicesReport(devices), DevicesJson.Default.DevicesReport);
            else
            {
                var table = new TextTable("device", "name", "exactness", "cores", "free memory (MB)");
                foreach (var device in devices) table.Add(device.Kind, device.Name, device.Exactness, device.Units, device.MemoryBytes / 1_000_000);
                table.Print(Console.Out);
            }
            return ExitCode.Done;
        });
        return command;
    }
}

internal sealed record DevicesReport(IReadOnlyList<DeviceListing> Devices);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DevicesReport))]
internal sealed partial class DevicesJson : JsonSerializerContext;
