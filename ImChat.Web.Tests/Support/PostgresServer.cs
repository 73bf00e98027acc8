using System.Diagnostics;
using ImChat.Web.Tests.Faults.Nodes;
using Npgsql;

namespace ImChat.Web.Tests.Support;

/// <summary>A PostgreSQL server of this run of the tests, on a port and in a folder of its own; started by the first test that needs it.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>Who needs a password, where everybody else needs none.</summary>
    internal const string GuardedUser = "guarded";

    private const string Programs = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Lock Gate = new();
    private static PostgresServer? current;

    private Process? process;
    private string folder = "";
    private int port;

    public PostgresServer() => current = this;

    /// <summary>The server, running.</summary>
    internal static PostgresServer Current
    {
        get
        {
            Optional.Need(Directory.Exists(Programs), "PostgreSQL is not installed: apt-get install postgresql");
            lock (Gate)
            {
                if (current!.process is null)
                    current.Start();
                return current;
            }
        }
    }

    internal Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>How to reach a database of it.</summary>
    internal string ConnectionTo(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";

    /// <summary>A statement, in a database of it.</summary>
    internal void Execute(string statement, string database = "postgres")
    {
        using var connection = new NpgsqlConnection($"{ConnectionTo(database)};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Start()
    {
        folder = Directory.CreateTempSubdirectory("imchat-postgres-").FullName;
        port = FreePort.Take();
        var bin = Path.Combine(Directory.GetDirectories(Programs).Max()!, "bin");
        // It refuses to run as root, and to wait for the disk is not what these tests are about.
        var script =
            $"""
            {bin}/initdb -D {folder}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N >{folder}/log 2>&1 &&
            sed -i '1i host all {GuardedUser} 127.0.0.1/32 scram-sha-256' {folder}/data/pg_hba.conf &&
            exec {bin}/postgres -D {folder}/data -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=300 >>{folder}/log 2>&1
            """;
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        if (user.Length > 0)
            Process.Start("chown", ["postgres", folder]).WaitForExit();
        string[] command = [.. user, "sh", "-c", script];
        process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" })!;
        for (var watch = Stopwatch.StartNew(); !Answers(); Thread.Yield())
            Assert.True(watch.Elapsed < Patience && !process.HasExited, $"PostgreSQL did not start: {File.ReadAllText(Path.Combine(folder, "log"))}");
    }

    private bool Answers()
    {
        try
        {
            Execute("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
