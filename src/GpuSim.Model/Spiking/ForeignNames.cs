namespace GpuSim.Model.Spiking;

/// <summary>What parameters and state variables are called in NEST, PyNN, Brian's examples and GeNN.</summary>
public static class ForeignNames
{
    /// <summary>Their word, and what may be meant by it here, in the order of preference.</summary>
    public static IReadOnlyList<(string Theirs, IReadOnlyList<string> Ours)> All { get; } =
    [
        ("V_th", ["v_threshold", "v_peak"]), ("v_thresh", ["v_threshold"]), ("Vthresh", ["v_threshold"]), ("Vt", ["v_threshold"]), ("VT", ["v_threshold"]), ("theta", ["v_threshold", "threshold"]),
        ("V_reset", ["v_reset"]), ("Vreset", ["v_reset"]), ("Vr", ["v_reset", "v_rest"]),
        ("E_L", ["v_rest", "e_leak"]), ("Vrest", ["v_rest", "e_leak"]), ("El", ["v_rest", "e_leak"]), ("EL", ["v_rest", "e_leak"]), ("e_rev_leak", ["e_leak", "v_rest"]),
        ("C_m", ["c_m"]), ("cm", ["c_m"]), ("C", ["c_m"]), ("Cm", ["c_m"]),
        ("taum", ["tau_m"]), ("TauM", ["tau_m"]), ("tau", ["tau_m"]),
        ("I_e", ["i_e"]), ("i_offset", ["i_e"]), ("Ioffset", ["i_e"]), ("I", ["i_e"]),
        ("tau_refrac", ["t_ref"]), ("TauRefrac", ["t_ref"]), ("refractory", ["t_ref"]),
        ("tau_syn_E", ["tau_syn_ex"]), ("tau_syn_I", ["tau_syn_in"]), ("taue", ["tau_syn_ex"]), ("taui", ["tau_syn_in"]), ("tau_syn", ["tau_syn_ex", "tau_syn_in"]),
        ("E_ex", ["e_ex"]), ("E_in", ["e_in"]), ("e_rev_E", ["e_ex"]), ("e_rev_I", ["e_in"]), ("Ee", ["e_ex"]), ("Ei", ["e_in"]),
        ("g_L", ["g_leak"]), ("gleak", ["g_leak"]), ("gbar_L", ["g_leak"]), ("g_Na", ["g_na"]), ("gbar_Na", ["g_na"]), ("g_K", ["g_k"]), ("gbar_K", ["g_k"]), ("gNa", ["g_na"]), ("gK", ["g_k"]), ("gl", ["g_leak"]), ("gL", ["g_leak"]),
        ("E_Na", ["e_na"]), ("E_K", ["e_k"]), ("ENa", ["e_na"]), ("EK", ["e_k"]), ("e_rev_Na", ["e_na"]), ("e_rev_K", ["e_k"]),
        ("Delta_T", ["delta_t"]), ("DeltaT", ["delta_t"]), ("delta_T", ["delta_t"]), ("V_peak", ["v_peak"]), ("v_spike", ["v_peak"]), ("Vcut", ["v_peak"]), ("vpeak", ["v_peak"]), ("tauw", ["tau_w"]),
        ("V_m", ["v"]), ("Vm", ["v"]), ("V", ["v"]), ("vm", ["v"]), ("U_m", ["u"]), ("U", ["u"]), ("I_syn_ex", ["i_ex"]), ("I_syn_in", ["i_in"]), ("gsyn_exc", ["g_ex"]), ("gsyn_inh", ["g_in"]), ("ge", ["g_ex"]), ("gi", ["g_in"]),
    ];

    /// <summary>A hint for a word that is no name here: what is meant by it where others use it, else what is near it.</summary>
    /// <param name="word">As written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="what">What they are, in the plural.</param>
    public static string Hint(string word, IReadOnlyCollection<string> known, string what) =>
        All.Where(name => name.Theirs == word).SelectMany(name => name.Ours).FirstOrDefault(known.Contains) is { } ours
            ? $"It is called \"{ours}\" here."
            : DidYouMean.Hint(word, known, what);
}
