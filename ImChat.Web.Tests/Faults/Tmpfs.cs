using System.Diagnostics;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>A small disk of its own, which can be filled and emptied.</summary>
internal sealed class Tmpfs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-disk-").FullName;

    public Tmpfs(int megabytes) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder);

    public string DataDirectory => Path.Combine(folder, "data");

    private string Filler => Path.Combine(folder, "filler");

    public static void Need() => Optional.Need(Environment.IsPrivilegedProcess, "mounting needs root");

    /// <summary>Takes all the space that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", folder);
        Directory.Delete(folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
