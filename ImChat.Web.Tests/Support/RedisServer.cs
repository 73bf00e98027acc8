using System.Diagnostics;
using ImChat.Web.Tests.Faults.Nodes;
using StackExchange.Redis;

namespace ImChat.Web.Tests.Support;

/// <summary>A Redis server on a port of its own, that keeps nothing.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string ServerProgram = "/usr/bin/redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly int port;
    private Process process;

    public RedisServer()
    {
        Optional.Need(File.Exists(ServerProgram), "Redis is not installed: apt-get install redis-server");
        port = FreePort.Take();
        process = Start();
    }

    public string Address => $"127.0.0.1:{port}";

    /// <summary>It is gone, and there again; nothing it knew is left.</summary>
    public void Restart()
    {
        Stop();
        process = Start();
    }

    /// <summary>It hears and says nothing, until <see cref="Continue"/>.</summary>
    public void Pause() => ProgramProcess.Send(process.Id, Signal.Stop);

    public void Continue() => ProgramProcess.Send(process.Id, Signal.Continue);

    /// <summary>A command of its own, and the answer.</summary>
    public RedisResult Execute(string command, params object[] arguments)
    {
        using var connection = ConnectionMultiplexer.Connect($"{Address},allowAdmin=true");
        return connection.GetDatabase().Execute(command, arguments);
    }

    /// <summary>It is gone.</summary>
    public void Stop()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Dispose() => Stop();

    private Process Start()
    {
        string[] arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()];
        var started = Process.Start(new ProcessStartInfo(ServerProgram, arguments) { RedirectStandardOutput = true })!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        for (var watch = Stopwatch.StartNew(); !Answers(); Thread.Yield())
            Assert.True(watch.Elapsed < Patience && !started.HasExited, "Redis did not start.");
        return started;
    }

    private bool Answers()
    {
        try
        {
            using var connection = ConnectionMultiplexer.Connect(Address);
            return connection.GetDatabase().Ping() >= TimeSpan.Zero;
        }
        catch (RedisException)
        {
            return false;
        }
    }
}
