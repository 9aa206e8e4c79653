namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>Where samples come from; generated ones depend on the network's seed alone.</summary>
public abstract record TrainingData
{
    TrainingData() { }

    /// <summary>Gaussian clusters with centres evenly spaced on the unit circle, points shared out in turn; the cluster is the label. Two dimensions.</summary>
    public sealed record Clusters(int Points, int Count, double StandardDeviation) : TrainingData;

    /// <summary>Points uniform in [0, 1) in every dimension.</summary>
    public sealed record UniformCube(int Points, int Dimensions) : TrainingData;

    /// <summary>
    /// Stimuli of a visual map: every combination of Columns × Rows positions evenly spaced over [0, 1], two eyes (±Ocularity) and Orientations evenly spaced over 180°,
    /// as (x, y, ocularity, r cos 2φ, r sin 2φ); positions slowest, orientations fastest. Source: Obermayer, Ritter and Schulten 1990, doi:10.1073/pnas.87.21.8345.
    /// </summary>
    public sealed record VisualMap(int Columns, int Rows, double Ocularity, int Orientations, double Radius) : TrainingData;

    /// <summary>A text table with commas, semicolons or tabs between columns.</summary>
    /// <param name="Path">As the config has it.</param>
    /// <param name="Folder">Of the config, from where a relative path starts.</param>
    /// <param name="Columns">Names or numbers (from 1) of the columns to learn; null for all that hold numbers.</param>
    /// <param name="Label">Column of labels, or null.</param>
    public sealed record Csv(string Path, string Folder, IReadOnlyList<string>? Columns, string? Label) : TrainingData;

    /// <summary>A dataset [sample, dimension] of an HDF5 file.</summary>
    /// <param name="Path">As the config has it.</param>
    /// <param name="Folder">Of the config, from where a relative path starts.</param>
    /// <param name="Dataset">Its path in the file.</param>
    public sealed record Hdf5(string Path, string Folder, string Dataset) : TrainingData;

    /// <summary>Samples written out or made by a C# user.</summary>
    /// <param name="Samples">[sample][dimension].</param>
    /// <param name="Labels">[sample], or null.</param>
    public sealed record Given(IReadOnlyList<IReadOnlyList<double>> Samples, IReadOnlyList<string>? Labels) : TrainingData;
}

/// <summary>Weights to start from.</summary>
public abstract record InitialWeights
{
    InitialWeights() { }

    /// <summary>Every weight uniform in [Low, High).</summary>
    public sealed record Uniform(double Low, double High) : InitialWeights;

    /// <summary>Every weight normal.</summary>
    public sealed record Normal(double Mean, double StandardDeviation) : InitialWeights;

    /// <summary>Every unit a sample drawn at random.</summary>
    public sealed record Samples : InitialWeights;

    /// <summary>The grid spread over the plane of the data's first principal components (as many as the grid has axes), ± two standard deviations about the mean.</summary>
    public sealed record PrincipalComponents : InitialWeights;

    /// <summary>
    /// For the stimuli of a visual map: unit (x, y) of the grid starts at its place in the visual field, (x/(Width − 1), y/(Height − 1)), plus a shift uniform in [ShiftLow, ShiftHigh) in each direction,
    /// ocularity uniform in ±Ocularity, orientation at a uniform angle with a radius uniform in [0, Radius).
    /// </summary>
    public sealed record Retinotopic(double ShiftLow, double ShiftHigh, double Ocularity, double Radius) : InitialWeights;
}
