using GpuSim.KernelCompiler.Ir;

namespace GpuSim.KernelCompiler.Text;

/// <summary>Binary operators of C.</summary>
internal static class Operators
{
    public static (string Sign, Precedence Binds) Of(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => ("+", Precedence.Additive),
        BinaryOperator.Subtract => ("-", Precedence.Additive),
        BinaryOperator.Multiply => ("*", Precedence.Multiplicative),
        BinaryOperator.Divide => ("/", Precedence.Multiplicative),
        BinaryOperator.And => ("&", Precedence.And),
        BinaryOperator.Or => ("|", Precedence.Or),
        BinaryOperator.Xor => ("^", Precedence.Xor),
        BinaryOperator.ShiftLeft => ("<<", Precedence.Shift),
        BinaryOperator.ShiftRight => (">>", Precedence.Shift),
        BinaryOperator.Equal => ("==", Precedence.Equality),
        BinaryOperator.NotEqual => ("!=", Precedence.Equality),
        BinaryOperator.Less => ("<", Precedence.Relational),
        BinaryOperator.LessOrEqual => ("<=", Precedence.Relational),
        BinaryOperator.Greater => (">", Precedence.Relational),
        BinaryOperator.GreaterOrEqual => (">=", Precedence.Relational),
        BinaryOperator.AndAlso => ("&&", Precedence.AndAlso),
        _ => ("||", Precedence.OrElse),
    };

    /// <summary>How tightly an operand must bind to stand without parentheses: as C says, but stricter where readers (and compilers' warnings) are unsure.</summary>
    public static Precedence Least(Precedence binds, Precedence operand, bool isRight)
    {
        var sameSide = operand == binds && !isRight; // a − b − c is (a − b) − c
        return binds switch
        {
            Precedence.OrElse => sameSide ? binds : Precedence.Or, // (a && b) || c
            Precedence.AndAlso => sameSide ? binds : Precedence.Equality,
            Precedence.Or or Precedence.Xor or Precedence.And => sameSide ? binds : Precedence.Shift, // (a & b) | c; a << b | c is plain
            Precedence.Shift or Precedence.Equality or Precedence.Relational => binds < Precedence.Shift ? Precedence.Shift : Precedence.Multiplicative,
            _ => sameSide ? binds : binds + 1,
        };
    }
}
