namespace GpuSim.KernelCompiler.Text;

/// <summary>How tightly C binds, loosest first.</summary>
internal enum Precedence { Conditional, OrElse, AndAlso, Or, Xor, And, Equality, Relational, Shift, Additive, Multiplicative, Unary, Postfix }

/// <summary>A piece of C and how tightly its outermost operator binds.</summary>
internal readonly record struct Piece(string Text, Precedence Binds)
{
    /// <summary>The piece as an operand of something that binds like <paramref name="least"/>.</summary>
    public string In(Precedence least) => Binds < least ? $"({Text})" : Text;
}
