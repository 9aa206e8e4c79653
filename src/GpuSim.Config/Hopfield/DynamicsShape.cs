using GpuSim.Config.Shapes;
using GpuSim.Model.Hopfield;

namespace GpuSim.Config.Hopfield;

/// <summary>The arguments of dynamics as read.</summary>
internal sealed class DynamicsDraft
{
    public double Temperature { get; set; } = double.NaN;
    public UpdateMode Update { get; set; } = UpdateMode.Asynchronous;
    public double Gain { get; set; } = double.NaN;
    public double Step { get; set; } = 0.1;
    public int Degree { get; set; }
    public bool Rectified { get; set; }
    public double? Beta { get; set; }
}

/// <summary>The dynamics of recall and their keys.</summary>
internal static class DynamicsShape
{
    public static Shape<RecallDynamics> Create() => new OptionShape<RecallDynamics>("dynamics", "dynamics")
        .Option("asynchronous", "one unit after another, in an order drawn for every sweep", new RecallDynamics.Deterministic(UpdateMode.Asynchronous))
        .Option("synchronous", "all units at once", new RecallDynamics.Deterministic(UpdateMode.Synchronous))
        .Option("glauber", "units at a temperature (Glauber 1963)", Glauber(), null, "{ \"temperature\": 0.2 }")
        .Option("graded", "units with graded response (Hopfield 1984)", Graded(), null, "{ \"gain\": 4 }")
        .Option("dense", "dense associative memory (Krotov and Hopfield 2016)", Dense(), null, "{ \"degree\": 3 }")
        .Option("modern", "modern Hopfield network with real states (Ramsauer et al. 2020)", Modern(), new RecallDynamics.Modern(null));

    static Mapped<DynamicsDraft, RecallDynamics> Glauber() => new(
        Arguments("Glauber dynamics")
            .Key("temperature", "above 0, in units of the field", new NumberShape(), (draft, value) => draft.Temperature = value, required: true)
            .Key("update", Order, Update, (draft, value) => draft.Update = value),
        draft => new RecallDynamics.Glauber(draft.Temperature, draft.Update));

    static Mapped<DynamicsDraft, RecallDynamics> Graded() => new(
        Arguments("graded dynamics")
            .Key("gain", "slope of the response, above 0", new NumberShape(), (draft, value) => draft.Gain = value, required: true)
            .Key("step", "length of a step in time constants, above 0 and at most 1; 0.1 where not given", new NumberShape(), (draft, value) => draft.Step = value),
        draft => new RecallDynamics.Graded(draft.Gain, draft.Step));

    static Mapped<DynamicsDraft, RecallDynamics> Dense() => new(
        Arguments("dense dynamics")
            .Key("degree", "power of the overlap in the energy", new WholeShape<int>(2, 30), (draft, value) => draft.Degree = value, required: true)
            .Key("rectified", "whether negative overlaps count as 0; false where not given", new FlagShape(), (draft, value) => draft.Rectified = value)
            .Key("update", Order, Update, (draft, value) => draft.Update = value),
        draft => new RecallDynamics.Dense(draft.Degree, draft.Rectified, draft.Update));

    static Mapped<DynamicsDraft, RecallDynamics> Modern() => new(
        Arguments("modern dynamics")
            .Key("beta", "inverse temperature, above 0; 1 over the root of the number of neurons where not given", new NumberShape(), (draft, value) => draft.Beta = value),
        draft => new RecallDynamics.Modern(draft.Beta));

    const string Order = "whether units change one after another (\"asynchronous\", where not given) or all at once";

    static ChoiceShape<UpdateMode> Update => new(("asynchronous", UpdateMode.Asynchronous), ("synchronous", UpdateMode.Synchronous));

    static ObjectShape<DynamicsDraft> Arguments(string what) => new(what, _ => new());
}
