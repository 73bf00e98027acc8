using System.Collections.Concurrent;

namespace ImChat.Web.Tests.Support;

internal sealed class PostgresTestEngine : ITestEngine
{
    private const string Template = "migrated";

    private const string Emptying =
        """
        DO $$ BEGIN
          EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY' FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory');
        END $$
        """;

    private static readonly Lazy<PostgresServer> Server = new(Migrate);

    /// <summary>Making one takes half a second, emptying one a few milliseconds.</summary>
    private static readonly ConcurrentBag<string> Empty = [];
    private static int last;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-test-");
    private readonly string name;

    public PostgresTestEngine()
    {
        var server = Server.Value;
        if (!Empty.TryTake(out name!))
            server.Execute($"CREATE DATABASE {name = $"test{Interlocked.Increment(ref last)}"} TEMPLATE {Template}");
        Settings = SettingsOf(server, name);
    }

    public Dictionary<string, string?> Settings { get; }

    public string Folder => folder.FullName;

    public void Dispose()
    {
        Server.Value.Execute(Emptying, name);
        Empty.Add(name);
        folder.Delete(recursive: true);
    }

    private static PostgresServer Migrate()
    {
        var server = PostgresServer.Current;
        TestDatabase.Migrate(SettingsOf(server, Template), Path.GetTempPath());
        return server;
    }

    private static Dictionary<string, string?> SettingsOf(PostgresServer server, string database) =>
        new() { ["Database:Provider"] = "PostgreSql", ["ConnectionStrings:ImChat"] = server.ConnectionTo(database) };
}
