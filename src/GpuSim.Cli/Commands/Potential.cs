using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Dynamics.Ions;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim potential</c>: Nernst's potential of each ion and Goldman, Hodgkin and Katz's of all of them.</summary>
internal sealed class Potential : ICommandFile
{
    const double BodyTemperature = 310.15; // K
    const double HighestTemperature = 1000; // K: beyond any water that could hold ions

    /// <inheritdoc/>
    public Command Create()
    {
        var ions = new Option<string[]>("--ion") { HelpName = "ION", Description = "A symbol (K), with --in and --out; or SYMBOL:PERMEABILITY:INSIDE:OUTSIDE (K:1:140mM:5mM), as often as there are ions. A valence (2) stands for an ion without a symbol." };
        var inside = new Option<string?>("--in") { HelpName = "CONCENTRATION", Description = "Inside the cell, of the one ion given by --ion." };
        var outside = new Option<string?>("--out") { HelpName = "CONCENTRATION", Description = "Outside, of the one ion given by --ion." };
        var temperature = new Option<string?>("--temperature") { HelpName = "TEMPERATURE", Description = "37 °C if not said; a preset's own with --preset." };
        var preset = new Option<string?>("--preset") { HelpName = "NAME", Description = $"The ions of a cell: {string.Join(", ", Preset.All.Select(known => $"{known.Name} ({known.Summary})"))}." };
        var json = Words.Json("the potentials");
        var command = new Command("potential", "Prints the potential across a membrane that ions on both sides make: Nernst's for each, Goldman, Hodgkin and Katz's for all.") { ions, inside, outside, temperature, preset, json };
        command.SetAction(parsed =>
        {
            var cell = parsed.GetValue(preset) is { } name ? Preset.Find(name) : null;
            var given = (parsed.GetValue(ions) ?? []).Select(text => IonArgument.Read(text, parsed.GetValue(inside), parsed.GetValue(outside))).ToArray();
            if (given.Length == 0 && cell is null) throw Wrong("expected --ion or --preset, got neither. For example: gpusim potential --ion K --in \"140 mM\" --out \"5 mM\" --temperature \"37 °C\"");
            if (given.Length > 0 && cell is not null) throw Wrong("expected --ion or --preset, got both.");
            if (cell is not null && (parsed.GetValue(inside) ?? parsed.GetValue(outside)) is not null) throw Wrong("--in, --out: expected them with --ion, got them with --preset, which has its own concentrations.");
            var kelvin = parsed.GetValue(temperature) is { } text ? Temperature(text) : cell?.Temperature ?? BodyTemperature;
            var report = Report(cell?.Ions ?? given, kelvin);
            if (parsed.GetValue(json)) JsonOutput.Print(report, PotentialJson.Default.PotentialReport);
            else Print(report, cell);
            return ExitCode.Done;
        });
        return command;
    }

    static PotentialReport Report(IReadOnlyList<NamedIon> ions, double kelvin)
    {
        var goldman = MembranePotential.Goldman([.. ions.Select(ion => ion.Balance)], kelvin);
        return new(
            kelvin,
            ions.Select(ion => new IonReport(ion.Name, ion.Balance.Valence, ion.Balance.Inside, ion.Balance.Outside, ion.Balance.Permeability, Nernst(ion.Balance, kelvin))),
            double.IsFinite(goldman) ? goldman : null);
    }

    // None where one side has none of the ion, or next to none beside the other.
    static double? Nernst(IonBalance ion, double kelvin) =>
        ion is { Inside: > 0, Outside: > 0 } && MembranePotential.Nernst(ion, kelvin) is var potential && double.IsFinite(potential) ? potential : null;

    static void Print(PotentialReport report, Preset? cell)
    {
        Console.WriteLine($"{(cell is null ? "" : $"{cell.Summary} ({cell.Source}), ")}{Celsius(report.TemperatureK)}");
        Console.WriteLine();
        var table = new TextTable("ion", "charge", "inside", "outside", "permeability", "Nernst");
        foreach (var ion in report.Ions)
            table.Add(ion.Ion, Say($"{ion.Valence:+0;-0}"), Say($"{ion.InsideMm:g6} mM"), Say($"{ion.OutsideMm:g6} mM"), Say($"{ion.Permeability:g6}"), Millivolts(ion.NernstMv));
        table.Print(Console.Out, 2);
        Console.WriteLine();
        Console.WriteLine($"Goldman, Hodgkin and Katz: {Millivolts(report.GoldmanMv)}");
    }

    static string Millivolts(double? value) => value is { } known ? Say($"{known:0.0} mV") : "–";

    static string Celsius(double kelvin) => Say($"{kelvin - 273.15:0.##} °C");

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static double Temperature(string text) =>
        Quantity.TryParse(text, out var temperature) && temperature.Unit.Dimension == Dimension.Temperature && temperature.Canonical is > 0 and <= HighestTemperature ? temperature.Canonical
        : throw Wrong($"--temperature: expected a temperature above 0 K and up to {HighestTemperature} K such as \"37 °C\", got \"{text}\".");

    static FailedRunException Wrong(string message) => new(ExitCode.WrongInput, message);

    /// <summary>An ion with what a user calls it.</summary>
    sealed record NamedIon(string Name, IonBalance Balance);

    /// <summary>The value of <c>--ion</c>.</summary>
    static class IonArgument
    {
        public static NamedIon Read(string text, string? inside, string? outside)
        {
            var parts = text.Split(':');
            if (parts.Length == 1 && inside is not null && outside is not null) return new(text, new(Valence(text), Concentration("--in", inside), Concentration("--out", outside)));
            if (parts.Length == 4 && inside is null && outside is null)
                return new(parts[0], new(Valence(parts[0]), Concentration("--ion", parts[2]), Concentration("--ion", parts[3]), Permeability(parts[1])));
            throw Wrong($"--ion: expected a symbol with --in and --out, or SYMBOL:PERMEABILITY:INSIDE:OUTSIDE such as \"K:1:140mM:5mM\" without them, got \"{text}\" {(inside is null && outside is null ? "without" : "with")} them.");
        }

        static int Valence(string symbol)
        {
            if (Ion.Find(symbol) is { } ion) return ion.Valence;
            if (int.TryParse(symbol, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var valence) && valence is not 0 and >= -10 and <= 10) return valence;
            throw Wrong($"--ion: expected the symbol of an ion or a valence, got \"{symbol}\". {DidYouMean.Hint(symbol, [.. Ion.All.Select(known => known.Symbol)], "ions")}");
        }

        static double Concentration(string option, string text) =>
            Quantity.TryParse(text, out var quantity) && quantity.Unit.Dimension == Dimension.Concentration && quantity.Value >= 0 ? quantity.Canonical
            : throw Wrong($"{option}: expected a concentration of at least 0 such as \"5 mM\", got \"{text}\".");

        static double Permeability(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var permeability) && double.IsFinite(permeability) && permeability >= 0 ? permeability
            : throw Wrong($"--ion: expected a permeability of at least 0 such as \"0.04\", got \"{text}\".");
    }

    /// <summary>A cell from the literature. Permeabilities at rest are relative to potassium's.</summary>
    sealed record Preset(string Name, string Summary, string Source, double Temperature, IReadOnlyList<NamedIon> Ions)
    {
        public static readonly IReadOnlyList<Preset> All =
        [
            new("squid", "giant axon of the squid at rest", "Hodgkin 1951, Biological Reviews 26:339; Hodgkin & Katz 1949, doi:10.1113/jphysiol.1949.sp004310", 293.15,
                [new("K", new(+1, 400, 20, 1)), new("Na", new(+1, 50, 440, 0.04)), new("Cl", new(-1, 52, 560, 0.45))]),
            new("mammalian", "neuron of a mammal at rest", "Purves et al., Neuroscience, table 2.1; permeabilities of Hodgkin & Katz 1949", BodyTemperature,
                [new("K", new(+1, 140, 5, 1)), new("Na", new(+1, 15, 145, 0.04)), new("Cl", new(-1, 10, 110, 0.45))]),
        ];

        public static Preset Find(string name) => All.FirstOrDefault(preset => preset.Name == name)
            ?? throw Wrong($"--preset: expected a preset, got \"{name}\". {DidYouMean.Hint(name, [.. All.Select(preset => preset.Name)], "presets")}");
    }
}

internal sealed record PotentialReport(double TemperatureK, IEnumerable<IonReport> Ions, double? GoldmanMv);
internal sealed record IonReport(string Ion, int Valence, double InsideMm, double OutsideMm, double Permeability, double? NernstMv);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PotentialReport))]
internal sealed partial class PotentialJson : JsonSerializerContext;
