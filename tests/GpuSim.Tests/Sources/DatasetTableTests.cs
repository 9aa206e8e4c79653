using GpuSim.Sources.Tables;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Sources;

[Collection(nameof(FilesInThisProcess))]
public sealed class DatasetTableTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("f['x'] = np.arange(6.).reshape(3, 2)", "/x")]
    [InlineData("f['x'] = np.arange(6, dtype='u1').reshape(3, 2)", "x")]
    [InlineData("f['deep/er/x'] = np.arange(6, dtype='>i4').reshape(3, 2)", "/deep/er/x")]
    [InlineData("f.create_dataset('x', data=np.arange(6, dtype='f2').reshape(3, 2), chunks=(2, 2), compression='gzip', shuffle=True)", "/x")]
    public void Any_numbers_of_any_file_are_a_table(string write, string dataset)
    {
        var table = DatasetTable.Read(Write(write), dataset, 100);

        Assert.Equal(3, table.Rows);
        Assert.Equal(["1", "2"], table.Names);
        Assert.Equal([0, 1, 2, 3, 4, 5], table.Numbers);
    }

    [Fact]
    public void One_axis_is_one_dimension()
    {
        var table = DatasetTable.Read(Write("f['x'] = np.array([3, 1, 2])"), "/x", 100);

        Assert.Equal(["1"], table.Names);
        Assert.Equal([3, 1, 2], table.Numbers);
    }

    [Theory]
    [InlineData("f['y'] = [1]; f['z'] = [1]", "/ has no x, but y, z. Name a dataset of numbers in it.")]
    [InlineData("f.create_group('x')", "/x is not a dataset")]
    [InlineData("f['x'] = 'text'", "/x does not hold numbers")]
    [InlineData("f['x'] = np.zeros((2, 2, 2))", "/x has 3 axes")]
    [InlineData("f['x'] = np.zeros((0, 4))", "expected samples, got 0 rows of 4 columns")]
    [InlineData("f['x'] = np.array([[1, 2], [3, np.nan]])", "expected finite numbers of at most 3.4E+38 in size, got NaN at [1, 1]")]
    [InlineData("f['x'] = np.zeros((11, 10))", "/x holds 11 rows of 10 columns, and at most 100 numbers fit in memory")]
    [InlineData("f.create_dataset('x', shape=(5, 5))", "a dataset is said to be longer than what is stored of it")]
    public void What_is_no_table_is_refused(string write, string message) =>
        Assert.Contains(message, Assert.Throws<UnreadableTableException>(() => DatasetTable.Read(Write(write), "/x", 100)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_hdf5_is_refused() =>
        Assert.StartsWith($"{_folder["x.h5"]}: it is not HDF5", Assert.Throws<UnreadableTableException>(() => DatasetTable.Read(_folder.With("x.h5", "1,2\n3,4\n"), "/x", 100)).Message, StringComparison.Ordinal);

    string Write(string script)
    {
        OtherTools.Python($"import h5py, numpy as np, sys\nf = h5py.File(sys.argv[1], 'w')\n{script}\nf.close()", _folder["x.h5"]);
        return _folder["x.h5"];
    }
}
