using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ImChat.Web.Tests.Support;

/// <summary>The program as a process of its own, started elsewhere and with a data folder of its own.</summary>
internal sealed partial class ProgramProcess : IDisposable
{
    private const int Sigterm = 15;
    private const string Listening = "Now listening on: ";

    private readonly string folder = Directory.CreateTempSubdirectory("imchat-process-").FullName;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private ProgramProcess(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ImChat.Web.dll");
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, $"--ImChat:DataDirectory={Path.Combine(folder, "data")}", .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(new Uri(line.Data[(at + Listening.Length)..]));
        };
        process.Start();
        process.BeginOutputReadLine();
        Errors = process.StandardError.ReadToEndAsync();
        ExitCode = WaitAsync();
    }

    /// <summary>Where it listens, once it does.</summary>
    public Task<Uri> Address => address.Task;

    /// <summary>What it wrote to standard error, once it has ended.</summary>
    public Task<string> Errors { get; }

    public Task<int> ExitCode { get; }

    public static ProgramProcess Start(params string[] arguments) => new(arguments);

    public void Terminate() => Assert.Equal(0, Kill(process.Id, Sigterm));

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
