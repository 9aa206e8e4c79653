namespace GpuSim.KernelLanguage.Programs;

/// <summary>One entry of <see cref="DeviceTextAttribute.Uses"/>, read.</summary>
internal abstract record TextUse
{
    const string View = "T:GpuSim.KernelLanguage.ArrayView{";
    const string Columns = "T:GpuSim.KernelLanguage.ColumnView{";

    /// <summary>A struct or function that is no generic one.</summary>
    public sealed record Plain(string Id) : TextUse;

    /// <summary>The view struct of an element: a type's full name, or a type parameter's.</summary>
    public sealed record ViewOf(string Element) : TextUse;

    /// <summary>How structs of a type are gathered from columns and scattered to them: full name, or a type parameter's.</summary>
    public sealed record ColumnsOf(string Element) : TextUse;

    /// <summary>A generic function with type arguments: full names, or type parameters'.</summary>
    public sealed record Generic(string Id, string[] Arguments) : TextUse;

    /// <summary>A type parameter of the text itself; these come first and in order.</summary>
    public sealed record TypeParameter(string Name) : TextUse;

    /// <summary>An interface's member that the text calls through a type parameter.</summary>
    public sealed record Member(string Through, string Name, string Id) : TextUse;

    public static TextUse Read(string text)
    {
        if (text.StartsWith(View, StringComparison.Ordinal)) return new ViewOf(text[View.Length..^1]);
        if (text.StartsWith(Columns, StringComparison.Ordinal)) return new ColumnsOf(text[Columns.Length..^1]);
        if (text.StartsWith('!')) return text[1..].Split(':', 3) is [var parameter, var name, var id] ? new Member(parameter, name, id) : new TypeParameter(text[1..]);
        return text.EndsWith('>') && text.IndexOf('<') is var at ? new Generic(text[..at], text[(at + 1)..^1].Split(',')) : new Plain(text);
    }
}
