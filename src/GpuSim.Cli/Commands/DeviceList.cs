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
        var command = new Command("devices", "Lists the devices of this machine, whether each is exact, and what is missing.") { json };
        command.SetAction(parsed =>
        {
            var report = Devices.List();
            if (parsed.GetValue(json)) JsonOutput.Print(report, DevicesJson.Default.DeviceReport);
            else
            {
                var table = new TextTable("device", "name", "exactness", "units", "memory (MB)", "driver");
                foreach (var device in report.Devices) table.Add(device.Device, device.Name, device.Exactness, device.Units, device.MemoryBytes / 1_000_000, device.Driver);
                table.Print(Console.Out);
                foreach (var missing in report.Missing) Console.Out.WriteLine($"\nmissing: {missing.What}: {missing.Why}.\n  {missing.WayOut}.");
            }
            return ExitCode.Done;
        });
        return command;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DeviceReport))]
internal sealed partial class DevicesJson : JsonSerializerContext;
