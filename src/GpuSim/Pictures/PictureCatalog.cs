using System.Reflection;
using GpuSim.Hdf5;
using GpuSim.Model;
using GpuSim.Report;

namespace GpuSim.Pictures;

/// <summary>The figures that can be made of a file, whatever its kind.</summary>
public static class PictureCatalog
{
    // Found by their interface, so that a new kind of file needs no entry here.
    static readonly IPictureSource[] Sources =
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IPictureSource)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IPictureSource)Activator.CreateInstance(type)!),
    ];

    /// <summary>All figures of a file or folder, the most telling first.</summary>
    /// <exception cref="UnreadableFileException">There is nothing to make figures of, with what to do.</exception>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    public static IReadOnlyList<IFigure> Figures(PictureRequest request)
    {
        if (!File.Exists(request.File) && !Directory.Exists(request.File)) throw Missing(request.File);
        var source = Array.Find(Sources, source => source.Recognizes(request.File));
        if (source is null) throw Unknown(request.File);
        if (request.IsWindow && !source.HasTime) throw new UnreadableFileException(request.File, "--from and --to expect a run over time to choose a part of, and this has none", "Leave them out.");
        var figures = source.Figures(request);
        return figures.Count > 0 ? figures : throw new UnreadableFileException(request.File, "it has nothing recorded that a picture could show", "Record spikes or state, and run again.");
    }

    /// <summary>One of them by its name.</summary>
    /// <exception cref="UnknownFigureException">There is none of that name; the message lists those there are.</exception>
    public static IFigure Named(IReadOnlyList<IFigure> figures, string name) =>
        figures.FirstOrDefault(figure => figure.Name == name) ?? throw new UnknownFigureException(name, figures);

    static UnreadableFileException Missing(string file) => new(
        file, "it is not there",
        File.Exists(file + ".partial") ? $"{file}.partial of an unfinished run is: name that." : "Look at its name and folder.");

    // Opening it as a raster finds what is wrong with a damaged file; one that opens is of a kind that has no pictures.
    static Exception Unknown(string file)
    {
        if (Directory.Exists(file)) return new UnreadableFileException(file, "it is a folder without the table of a sweep", "Name a result of `gpusim run -o`, or the folder of `gpusim sweep`.");
        try
        {
            using var reader = SonataReader.Open(file);
        }
        catch (UnreadableFileException damaged)
        {
            return damaged;
        }
        return new UnreadableFileException(file, "there are no pictures of its kind", "Name a result of `gpusim run -o`.");
    }
}

/// <summary>A file has no figure of a name; the message lists those it has. Exit code 2.</summary>
/// <param name="name">As it was given.</param>
/// <param name="figures">Those there are.</param>
public sealed class UnknownFigureException(string name, IReadOnlyList<IFigure> figures) : Exception(Told(name, [.. figures.Select(figure => figure.Name)]))
{
    static string Told(string name, string[] known)
    {
        var hint = DidYouMean.Nearest(name, known) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
        return $"--figure: this file has no figure \"{name}\".{hint} Its figures are {string.Join(", ", known)}.";
    }
}
