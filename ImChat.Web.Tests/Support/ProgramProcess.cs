using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ImChat.Web.Tests.Support;

/// <summary>The program as a process of its own, started elsewhere and with a data folder that is not the source's.</summary>
internal sealed partial class ProgramProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly string folder = Directory.CreateTempSubdirectory("imchat-process-").FullName;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;

    private ProgramProcess(string? dataDirectory, IEnumerable<string> under, string[] arguments)
    {
        dataDirectory ??= Path.Combine(folder, "data");
        string[] command = [.. under, "dotnet", Path.Combine(AppContext.BaseDirectory, "ImChat.Web.dll"), $"--ImChat:DataDirectory={dataDirectory}", .. arguments];
        process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        Errors = process.StandardError.ReadToEndAsync();
        ExitCode = WaitAsync();
    }

    public int Id => process.Id;

    /// <summary>Where it listens, once it does.</summary>
    public Task<Uri> Address => address.Task;

    /// <summary>What it wrote to standard output until now.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>What it wrote to standard error, once it has ended.</summary>
    public Task<string> Errors { get; }

    public Task<int> ExitCode { get; }

    /// <summary>With a data folder that is gone afterwards.</summary>
    public static ProgramProcess Start(params string[] arguments) => new(null, [], arguments);

    /// <summary>With a data folder that stays, and as what another program runs, such as <c>strace -D</c>, when <paramref name="under"/> names one.</summary>
    public static ProgramProcess StartOn(string dataDirectory, IEnumerable<string> under, params string[] arguments) => new(dataDirectory, under, arguments);

    public void Terminate() => Send(Signal.Terminate);

    public void Send(Signal signal) => Send(process.Id, signal);

    /// <summary>To any process of ours.</summary>
    public static void Send(int process, Signal signal) => Assert.Equal(0, Kill(process, (int)signal));

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}

/// <summary>Signals by their numbers on Linux.</summary>
internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
