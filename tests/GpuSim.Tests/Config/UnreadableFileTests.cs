using System.Text;
using GpuSim.Config;

namespace GpuSim.Tests.Config;

public sealed class UnreadableFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gpusim-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Missing_file_is_answered_with_a_similar_name()
    {
        File.WriteAllText(InFolder("brunel-ai.json"), "{}");
        Assert.Equal($"{InFolder("brunel-ia.json")}: expected a config, got no such file. Did you mean \"{InFolder("brunel-ai.json")}\"?", Refusal(InFolder("brunel-ia.json")));
    }

    [Fact]
    public void Directory_is_answered_with_what_it_holds()
    {
        File.WriteAllText(InFolder("a.json"), "{}");
        Assert.Equal($"{_folder}: expected a config, got a directory. It holds a.json.", Refusal(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n")]
    [InlineData("\uFEFF")]
    public void Empty_file_is_called_empty(string text)
    {
        File.WriteAllText(InFolder("a.json"), text);
        Assert.Equal($"{InFolder("a.json")}: expected a config, got an empty file.", Refusal(InFolder("a.json")));
    }

    [Fact]
    public void Large_file_is_refused_by_its_size()
    {
        using (var sparse = File.Create(InFolder("a.json"))) sparse.SetLength(200_000_000);
        Assert.Equal($"{InFolder("a.json")}: expected a config of at most 16 MB, got a 200 MB file. Is this a result instead of a config?", Refusal(InFolder("a.json")));
    }

    [Fact]
    public void Binary_file_is_refused_at_its_first_byte_that_is_not_text()
    {
        File.WriteAllBytes(InFolder("a.json"), [(byte)'{', 0x89, 0x48, 0x44, 0x46]);
        Assert.Equal($"{InFolder("a.json")}: expected text in UTF-8, got byte 0x89 at position 1. A config is a JSON text file.", Refusal(InFolder("a.json")));
    }

    [Fact]
    public void Text_in_utf_16_is_refused()
    {
        File.WriteAllText(InFolder("a.json"), "{}", Encoding.Unicode);
        Assert.Contains("expected text in UTF-8", Refusal(InFolder("a.json")));
    }

    [Fact]
    public void Every_prefix_of_a_config_is_refused_with_a_report()
    {
        var text = File.ReadAllText(Configs.Path("brunel-ai.json")).TrimEnd();
        for (var length = 0; length < text.Length; length += 7)
            Assert.StartsWith("a.json:", Assert.Throws<ConfigException>(() => ExperimentFile.Parse("a.json", text[..length], [])).Message);
    }

    [Fact]
    public void Config_with_any_byte_changed_is_read_or_refused_with_a_report()
    {
        var text = File.ReadAllText(Configs.Path("brunel-ai.json"));
        foreach (var letter in "\"{}[],:/x0\n")
            for (var at = 0; at < text.Length; at += 3)
            {
                try
                {
                    ExperimentFile.Parse("a.json", text[..at] + letter + text[(at + 1)..], []);
                }
                catch (ConfigException refused)
                {
                    Assert.StartsWith("a.json:", refused.Message);
                }
            }
    }

    string InFolder(string name) => Path.Combine(_folder, name);

    static string Refusal(string path) => Assert.Throws<ConfigException>(() => ExperimentFile.Load(path, [])).Message;
}
