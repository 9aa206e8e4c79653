using System.Text;

namespace GpuSim.Hdf5;

/// <summary>A text file that is there whole or not at all: written as FILE.partial, renamed over FILE when it is complete.</summary>
public sealed class PartialText : IDisposable
{
    readonly OutputPath _path;
    bool _completed;

    PartialText(OutputPath path)
    {
        _path = path;
        Writer = new StreamWriter(path.Partial, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
    }

    /// <summary>Takes the text.</summary>
    public TextWriter Writer { get; }

    /// <summary>Checks the path and creates FILE.partial.</summary>
    /// <exception cref="OutputException">Nothing can be written there.</exception>
    public static PartialText Create(string path) => new(OutputPath.Check(path));

    /// <summary>Closes the file and renames it over FILE in one step.</summary>
    /// <exception cref="IOException">The disk is full; FILE is as it was.</exception>
    public void Complete()
    {
        Writer.Dispose();
        File.Move(_path.Partial, _path.Final, overwrite: true);
        _completed = true;
    }

    /// <summary>Without <see cref="Complete"/> before: leaves no file.</summary>
    public void Dispose()
    {
        if (_completed) return;
        try
        {
            Writer.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, which is on its way to the user already; what could not be written is thrown away.
        }
        File.Delete(_path.Partial);
    }
}
