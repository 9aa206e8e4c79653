using System.Diagnostics;
using System.Runtime.InteropServices;
using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;

namespace GpuSim.Tests.Accelerators;

/// <summary>Built programs are kept from run to run, and nothing that happens to what is kept stops a run.</summary>
public sealed class OpenClCacheTests(OpenClFixture fixture, ITestOutputHelper output) : IClassFixture<OpenClFixture>, IDisposable
{
    const string Text = "kernel void Square(global int* x) { int i = (int)get_global_id(0); x[i] = i * i; }";

    readonly TemporaryFolder _folder = new();

    string Entry => Assert.Single(Directory.GetFiles(_folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_takes_the_program_from_the_cache()
    {
        // A text that no cache of the driver's own knows.
        var text = $"{Text}\n// {Guid.NewGuid()}\nconstant int Seed = {Environment.TickCount};";

        Assert.Equal(0, HitsOf(text));
        Assert.Equal(1, HitsOf(text));
    }

    [Fact]
    public void Another_text_is_another_entry()
    {
        HitsOf(Text);

        Assert.Equal(0, HitsOf($"{Text} "));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(200)]
    public void A_cut_entry_is_built_again(int length)
    {
        HitsOf(Text);
        File.WriteAllBytes(Entry, File.ReadAllBytes(Entry)[..length]);

        Assert.Equal(0, HitsOf(Text));
        Assert.Equal(1, HitsOf(Text)); // and the good one kept
    }

    [Fact]
    public void A_flipped_bit_is_built_again()
    {
        HitsOf(Text);
        var bytes = File.ReadAllBytes(Entry);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Entry, bytes);

        Assert.Equal(0, HitsOf(Text));
    }

    [Fact]
    public void A_whole_entry_that_the_driver_does_not_take_is_built_again()
    {
        HitsOf(Text);
        var key = Path.GetFileNameWithoutExtension(Entry);
        new ProgramCache(_folder.Path).Keep(key, "this was another driver's"u8.ToArray());

        Assert.Equal(0, HitsOf(Text));
        Assert.Equal(1, HitsOf(Text));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_costs_only_the_cache()
    {
        var file = Path.Combine(_folder.Path, "a-file");
        File.WriteAllText(file, "");

        Assert.Equal(0, HitsOf(Text, Path.Combine(file, "below")));
        Assert.Equal(0, HitsOf(Text, Path.Combine(file, "below")));
    }

    [Fact]
    public void Runs_that_build_the_same_at_once_leave_one_good_entry()
    {
        var cache = new ProgramCache(_folder.Path);
        byte[] binary = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];

        Parallel.For(0, 32, _ => cache.Keep("key", binary));

        Assert.Equal(binary, cache.Find("key"));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    int HitsOf(string text, string? folder = null)
    {
        using var device = fixture.Open(folder ?? _folder.Path);
        using var memory = device.Allocate(64 * sizeof(int));
        var started = Stopwatch.GetTimestamp();
        var kernel = device.Load(OpenClFixture.Source(text), "Square");
        output.WriteLine($"load {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, from the cache {device.CacheHits}");
        device.Launch(kernel, 1, 64, [KernelArgument.Pointer(memory)]);
        var values = new int[64];
        device.Read(memory, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        Assert.Equal(Enumerable.Range(0, 64).Select(i => i * i), values);
        return device.CacheHits;
    }
}
