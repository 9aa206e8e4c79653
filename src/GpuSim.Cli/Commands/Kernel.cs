using System.CommandLine;
using GpuSim.Dynamics;
using GpuSim.KernelLanguage;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim kernel</c>: what the kernel compiler made of device code.</summary>
internal sealed class Kernel : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var name = Words.OptionalArgument("NAME", "A model (lif), a kernel (NeuronUpdate.Advance), a function (Philox.Draw), or a whole program (\"NeuronUpdate.Advance lif\").");
        var target = new Option<string>("--target") { Description = "The language to show.", DefaultValueFactory = _ => "opencl" };
        target.AcceptOnlyFromAmong("simd", "opencl", "cuda");
        var list = new Option<bool>("--list") { Description = "Prints every NAME there is." };
        var output = new Option<string?>("--all") { HelpName = "DIR", Description = "Writes all programs that a device may be given to DIR, each under the SHA-256 of its text." };
        var command = new Command("kernel", "Prints the SIMD C#, OpenCL C or CUDA C++ that was made of a model, kernel or function.") { name, target, list, output };
        var models = new ModelOptions(command);
        command.SetAction(parsed =>
        {
            var language = parsed.GetValue(target) switch { "simd" => DeviceLanguage.Simd, "cuda" => DeviceLanguage.Cuda, _ => DeviceLanguage.OpenCl };
            var catalogs = models.Load(parsed);
            if (parsed.GetValue(output) is { } folder) WriteAll(folder, language, catalogs);
            else if (parsed.GetValue(list)) foreach (var known in KernelTexts.Names(language, catalogs)) Console.Out.WriteLine(known);
            else if (parsed.GetValue(name) is { } wanted) Console.Out.WriteLine(KernelTexts.Of(wanted, language, catalogs).TrimEnd());
            else throw new FailedRunException(ExitCode.WrongInput, "kernel: expected a NAME, --list or --all DIR, got none of them.");
            return ExitCode.Done;
        });
        return command;
    }

    static void WriteAll(string folder, DeviceLanguage language, ModelCatalogs models)
    {
        if (language == DeviceLanguage.Simd) throw new FailedRunException(ExitCode.WrongInput, "--all: expected --target opencl or cuda, got simd, which is compiled with GpuSim and makes no programs.");
        Directory.CreateDirectory(folder);
        foreach (var program in KernelTexts.Programs(language, models))
            File.WriteAllText(Path.Combine(folder, program.Program.Sha256 + (language == DeviceLanguage.Cuda ? ".cu" : ".cl")), program.Program.Text);
    }
}
