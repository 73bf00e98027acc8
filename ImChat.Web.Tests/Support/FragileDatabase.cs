namespace ImChat.Web.Tests.Support;

/// <summary>A database of the PostgreSQL server that can be taken away from the app for a while, as a restart of the server does.</summary>
internal sealed class FragileDatabase : IDisposable
{
    private readonly PostgresServer server = PostgresServer.Current;
    private readonly string name = $"fragile{Guid.NewGuid():N}";

    public FragileDatabase()
    {
        // Nobody can be kept out who may do everything.
        server.Execute($"CREATE ROLE {name} LOGIN");
        server.Execute($"CREATE DATABASE {name} OWNER {name}");
    }

    public string Connection => $"{server.ConnectionTo(name)};Username={name}";

    public void TakeAway()
    {
        server.Execute($"ALTER DATABASE {name} CONNECTION LIMIT 0");
        server.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    public void GiveBack() => server.Execute($"ALTER DATABASE {name} CONNECTION LIMIT -1");

    public void Dispose()
    {
        server.Execute($"DROP DATABASE {name} WITH (FORCE)");
        server.Execute($"DROP ROLE {name}");
    }
}
