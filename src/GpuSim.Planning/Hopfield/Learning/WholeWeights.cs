using System.Numerics;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>Makes a matrix of rows of whole weights, in the smallest type that holds them.</summary>
static class WholeWeights
{
    const int RowsPerTask = 16;

    /// <summary>Writes the weights from one unit to all.</summary>
    public delegate void Row(int sender, Span<int> weights);

    /// <summary>Bytes of a weight of at most <paramref name="largest"/>.</summary>
    public static int Bytes(long largest) => largest <= sbyte.MaxValue ? sizeof(sbyte) : largest <= short.MaxValue ? sizeof(short) : sizeof(int);

    /// <summary>The matrix; real units get weights over N as floats.</summary>
    /// <param name="lesson">How weights are wanted.</param>
    /// <param name="largest">No weight is larger.</param>
    /// <param name="row">Asked once for every row, on several threads.</param>
    public static WeightMatrix Make(Lesson lesson, long largest, Row row)
    {
        if (lesson.Real)
        {
            double units = lesson.Units;
            return Make(lesson, row, weight => (float)(weight / units));
        }
        return Bytes(largest) switch
        {
            sizeof(sbyte) => Make<sbyte>(lesson, row, null),
            sizeof(short) => Make<short>(lesson, row, null),
            _ => Make<int>(lesson, row, null),
        };
    }

    static WeightMatrix<T> Make<T>(Lesson lesson, Row row, Func<int, T>? convert) where T : unmanaged, INumber<T>
    {
        var units = lesson.Units;
        var matrix = new WeightMatrix<T>(units);
        Parallel.For(0, (units + RowsPerTask - 1) / RowsPerTask, lesson.Parallel, () => new int[units], (task, _, weights) =>
        {
            for (var sender = task * RowsPerTask; sender < Math.Min(units, (task + 1) * RowsPerTask); sender++)
            {
                row(sender, weights);
                if (!lesson.SelfCoupling) weights[sender] = 0;
                var into = matrix.From(sender);
                if (convert is null)
                    for (var unit = 0; unit < into.Length; unit++) into[unit] = T.CreateTruncating(weights[unit]);
                else
                    for (var unit = 0; unit < into.Length; unit++) into[unit] = convert(weights[unit]);
            }
            return weights;
        }, _ => { });
        return matrix;
    }
}
