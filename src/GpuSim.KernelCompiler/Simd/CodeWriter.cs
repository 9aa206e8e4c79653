using System;
using System.Text;

namespace GpuSim.KernelCompiler.Simd;

/// <summary>Lines of generated code, indented.</summary>
internal sealed class CodeWriter(int indentation = 0)
{
    readonly StringBuilder _text = new();
    int _indentation = indentation;

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _indentation).Append(line);
        _text.Append('\n');
    }

    public void Open(string line)
    {
        if (line.Length > 0) Line(line);
        Line("{");
        _indentation++;
    }

    public void Close(string end = "}")
    {
        _indentation--;
        Line(end);
    }

    /// <summary>Every line of a text, indented as here.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n')) Line(line);
    }

    public override string ToString() => _text.ToString();
}
