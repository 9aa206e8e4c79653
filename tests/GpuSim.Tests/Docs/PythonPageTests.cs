using System.Text.RegularExpressions;
using GpuSim.Tests.Cli;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Docs;

/// <summary>Every snippet of docs/python.md runs on a file of the kind it reads.</summary>
public sealed class PythonPageTests(PythonPageTests.Files files) : IClassFixture<PythonPageTests.Files>
{
    static readonly string[] Snippets = [.. Regex.Matches(File.ReadAllText(Repository.Path("docs", "python.md")), "```python\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Snippets.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_snippet_runs(int number)
    {
        var snippet = Snippets[number];
        foreach (var module in Regex.Matches(snippet, "(?m)^import (\\w+)").Select(match => match.Groups[1].Value).Where(module => module is not ("h5py" or "numpy")))
            Assert.SkipWhen(OtherTools.Python($"import importlib.util as u; print(u.find_spec('{module}') is None)").Trim() == "True", $"no {module} here");

        var output = OtherTools.Python($"import os; os.chdir({files.Quoted})\n{snippet}");

        if (snippet.Contains("print(", StringComparison.Ordinal)) Assert.NotEmpty(output.Trim());
    }

    /// <summary>The files that the page speaks of, smaller.</summary>
    public sealed class Files : IDisposable
    {
        readonly TemporaryFolder _folder = new();

        public Files()
        {
            Run("coba", "spikes.h5", "--duration", "0.2 s", "--set", """record.state=[{ "of": "exc", "neurons": "0..9", "variables": ["v"], "every": "1 ms" }]""", "--set", """record.rates=[{ "of": "exc", "bin": "5 ms" }]""");
            Run("stdp-window", "weights.h5");
            Run("hopfield-letters", "memory.h5");
            Run("som-blobs", "map.h5");
        }

        public string Quoted => $"'{_folder.Path}'";

        void Run(string config, string file, params string[] more)
        {
            var result = GpuSimProcess.Run(["run", Repository.Path("configs", config + ".json"), "-o", _folder[file], "--threads", "1", .. more]);
            Assert.True(result.ExitCode == 0, result.Error);
        }

        public void Dispose() => _folder.Dispose();
    }
}
