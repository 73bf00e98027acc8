using System.Diagnostics;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults.Traces;

/// <summary>Watches what a program asks of the system, or makes the system fail it.</summary>
internal sealed class Strace : IDisposable
{
    private const string Program = "/usr/bin/strace";

    private readonly Process process;
    private readonly TaskCompletionSource attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Strace(int target, string file, string call, string error, int from)
    {
        // Of those calls only the ones that touch the file, and from this one on all of them; each thread counts for itself.
        string[] arguments = ["-f", "-p", $"{target}", "-P", file, "-e", $"trace={call}", "-e", $"inject={call}:error={error}:when={from}+", "-o", "/dev/null"];
        process = new Process { StartInfo = new ProcessStartInfo(Program, arguments) { RedirectStandardError = true } };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("attached", StringComparison.Ordinal) == true)
                attached.TrySetResult();
        };
        process.Start();
        process.BeginErrorReadLine();
    }

    public static void Need() => Optional.Need(File.Exists(Program), "apt-get install strace");

    /// <summary>
    /// What to start a program under, so that each flush and each write is in this file. The tracer is a grandchild: signals and the exit code
    /// are the program's own.
    /// </summary>
    public static string[] Watching(string traceFile) =>
        [Program, "-D", "-f", "--seccomp-bpf", "-qq", "-ttt", "-yy", "-s", "65536", "-e", "trace=fsync,fdatasync,pwrite64,pwritev,sendmsg,sendto,write,writev", "-o", traceFile];

    /// <summary>From now on this call on this file fails the program, on each thread from its n-th on.</summary>
    public static async Task<Strace> FailAsync(int target, string file, string call, string error, int from)
    {
        var strace = new Strace(target, file, call, error, from);
        await Wait.For(strace.attached.Task);
        return strace;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
