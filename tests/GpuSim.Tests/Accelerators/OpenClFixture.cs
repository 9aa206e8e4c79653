using System.Security.Cryptography;
using System.Text;
using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;

namespace GpuSim.Tests.Accelerators;

/// <summary>The first OpenCL device, with a cache folder of its own; tests skip where there is none.</summary>
public sealed class OpenClFixture : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly OpenClSearch _search = OpenClSearch.Find();
    readonly Lazy<OpenClAccelerator> _device;

    public OpenClFixture() => _device = new(() => Open());

    /// <summary>Shared by the tests of a class.</summary>
    internal OpenClAccelerator Device => _device.Value;

    /// <summary>The same device taken into use once more.</summary>
    internal OpenClAccelerator Open(string? cache = null)
    {
        Assert.SkipWhen(_search.Devices.Count == 0, string.Join("; ", _search.Missing.Select(missing => $"{missing.What}: {missing.Why}")));
        return new(_search.Devices[0], cache ?? _folder.Path);
    }

    internal static DeviceSource Source(string text) => new(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    public void Dispose()
    {
        if (_device.IsValueCreated) _device.Value.Dispose();
        _folder.Dispose();
    }
}
