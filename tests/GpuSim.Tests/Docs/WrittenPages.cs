using System.Text;
using System.Text.RegularExpressions;
using GpuSim.Config.Keys;
using GpuSim.Documentation;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;

namespace GpuSim.Tests.Docs;

/// <summary>
/// Pages, and parts of pages between <c>&lt;!-- written: … --&gt;</c> and <c>&lt;!-- end --&gt;</c>, that are written from the schemas.
/// The environment variable GPUSIM_WRITE_DOCS=1 writes them instead of comparing; read the difference before committing it.
/// </summary>
public class WrittenPages
{
    [Fact]
    public void The_page_of_models_is_what_gpusim_models_prints() => Hold("docs/models.md", _ => ModelsPage.Emit());

    [Fact]
    public void The_page_of_keys_is_what_gpusim_schema_prints() => Hold("docs/configuration.md", _ => ConfigurationPage.Emit());

    [Fact]
    public void The_table_of_experiments_is_what_their_headers_say() => Hold("configs/README.md", page => With(page, "experiments", Table(
        ["file", "what it is", "source", "see"], ConfigHeader.All.Select(header => new[] { $"`{header.File}`", header.What, header.Source, header.See }))));

    [Fact]
    public void The_tables_of_foreign_words_are_what_messages_answer_with() => Hold("docs/nest-brian-genn.md", page =>
    {
        page = With(page, "neuron models", Table(["theirs", "here", "what it is"], NeuronCatalog.BuiltIn.Models.Select(model => Words(model.Schema.AlsoKnownAs, model.Schema.Name, model.Schema.Summary))));
        page = With(page, "synapse models", Table(["theirs", "here", "what it is"], SynapseCatalog.BuiltIn.Models.Select(model => Words(model.Schema.AlsoKnownAs, model.Schema.Name, model.Schema.Summary))));
        return With(page, "parameters", Table(["theirs", "here"], Parameters().Select(names => new[] { string.Join(", ", names.Theirs.Select(Code)), string.Join(" or ", names.Ours.Select(Code)) })));
    });

    public static TheoryData<string> Configs => [.. Config.Configs.Names];

    [Theory]
    [MemberData(nameof(Configs))]
    public void A_config_begins_with_what_it_is_its_source_and_what_to_see(string name)
    {
        var header = ConfigHeader.Read(name);

        Assert.All([header.What, header.Source, header.See], part => Assert.NotEmpty(part));
    }

    [Fact]
    public void The_introduction_to_configs_names_the_keys_of_every_kind()
    {
        var page = File.ReadAllText(Repository.Path("configs", "README.md"));

        var keys = ConfigKeys.Kinds().SelectMany(kind => kind.Members).Select(key => key.Name).Where(name => name != "$schema");
        Assert.All(keys, key => Assert.Contains($"`{key}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_foreign_word_is_answered_with_ours()
    {
        Assert.Equal(ForeignNames.All.Count, ForeignNames.All.DistinctBy(name => name.Theirs).Count());
        Assert.All(ForeignNames.All, name => Assert.DoesNotContain(name.Theirs, name.Ours));
        Assert.Equal("It is called \"v_threshold\" here.", ForeignNames.Hint("V_th", ["v_rest", "v_threshold"], "parameters"));
        Assert.Equal("It is called \"v_peak\" here.", ForeignNames.Hint("V_th", ["a", "v_peak"], "parameters")); // NEST's izhikevich
        Assert.Equal("It is called \"u\" here.", ForeignNames.Hint("U_m", ["v", "u"], "state variables"));
        Assert.Equal("It is called \"delta_t\" here.", ForeignNames.Hint("delta_T", ["v_peak", "delta_t"], "parameters")); // PyNN's EIF
        Assert.Equal("It is called \"v_peak\" here.", ForeignNames.Hint("Vcut", ["v_peak", "v_threshold"], "parameters")); // Brian's example of an AdEx
        Assert.Equal("Did you mean \"v_reset\"?", ForeignNames.Hint("v_rset", ["v_reset", "v_threshold"], "parameters"));
    }

    // Grouped by meaning, and only where a model has it.
    static IEnumerable<(List<string> Theirs, List<string> Ours)> Parameters()
    {
        var names = NeuronCatalog.BuiltIn.Models.SelectMany(model => model.Schema.Parameters.Select(parameter => parameter.Name).Concat(model.Schema.Variables.Select(variable => variable.Name))).ToHashSet();
        return ForeignNames.All.Select(name => (name.Theirs, Ours: name.Ours.Where(names.Contains).ToList())).Where(name => name.Ours.Count > 0)
            .GroupBy(name => string.Join(' ', name.Ours)).Select(same => (same.Select(name => name.Theirs).ToList(), same.First().Ours));
    }

    static string[] Words(IReadOnlyList<string> theirs, string ours, string summary) => [theirs.Count == 0 ? "–" : string.Join(", ", theirs.Select(Code)), Code(ours), summary];

    static string Code(string word) => $"`{word}`";

    static string Table(string[] columns, IEnumerable<string[]> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows.Prepend([.. columns.Select(_ => "---")]).Prepend(columns)) table.Append($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        return table.ToString();
    }

    static string With(string page, string part, string text)
    {
        var mark = new Regex($"(<!-- written: {part} -->\n).*?(<!-- end -->)", RegexOptions.Singleline);
        Assert.Matches(mark, page);
        return mark.Replace(page, match => match.Groups[1].Value + text + match.Groups[2].Value);
    }

    static void Hold(string page, Func<string, string> write)
    {
        var path = Repository.Path(page);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var written = write(before);
        if (Environment.GetEnvironmentVariable("GPUSIM_WRITE_DOCS") == "1") File.WriteAllText(path, written);
        else Assert.Equal(written, before);
    }
}
