using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;

namespace GpuSim.Cli;

/// <summary>Parses the command line, runs one command and turns whatever happens into an exit code.</summary>
internal static class Program
{
    static int Main(string[] args)
    {
        try
        {
            var parsed = CommandLine().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }); // "@name" is a file's name like any other
            var unusable = parsed.Errors.Count > 0;
            var code = parsed.Invoke(new InvocationConfiguration
            {
                Output = unusable ? Console.Error : Console.Out, // the usage that follows a mistake is no result
                EnableDefaultExceptionHandler = false,
            });
            return unusable ? ExitCode.WrongInput : code;
        }
        catch (Exception exception)
        {
            return ExitCode.Report(exception);
        }
    }

    /// <summary>All that can be said.</summary>
    internal static Command CommandLine()
    {
        // A plain command with the options of a RootCommand, which would call itself GpuSim.Cli.
        var root = new Command("gpusim", "Simulates large networks of spiking neurons: the same spikes, bit for bit, on every device.") { new HelpOption(), new VersionOption() };
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ICommandFile))).OrderBy(type => type.Name, StringComparer.Ordinal))
            root.Subcommands.Add(((ICommandFile)Activator.CreateInstance(type)!).Create());
        return root;
    }
}
