using System.Text.Json;
using System.Text.Json.Serialization;
using GpuSim.Analysis.Spiking.Regimes;

namespace GpuSim.Cli.Kinds;

/// <summary>A regime as one word: <c>asynchronous_irregular</c>.</summary>
internal sealed class RegimeConverter() : JsonStringEnumConverter<Regime>(JsonNamingPolicy.SnakeCaseLower);
