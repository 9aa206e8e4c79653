using GpuSim.Hdf5;
using GpuSim.Pictures;
using GpuSim.Report;

namespace GpuSim.SelfOrganizingMap.Figures;

/// <summary>Pictures of a map that has learnt, or is half way.</summary>
internal sealed class MapPictures : IPictureSource
{
    public bool Recognizes(string file)
    {
        if (!ArrayFileReader.Recognizes(file)) return false;
        using var reader = ArrayFileReader.Open(file);
        return reader.Attributes.GetValueOrDefault("kind") is "som";
    }

    public bool HasTime => false;

    public IReadOnlyList<IFigure> Figures(PictureRequest request)
    {
        using var file = ArrayFileReader.Open(request.File);
        return [.. FiguresOfMap.Of(StoredMap.Read(file, request.File))];
    }
}
