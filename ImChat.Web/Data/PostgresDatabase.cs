using ImChat.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ImChat.Web.Data;

/// <summary>A server of databases, for several nodes.</summary>
internal static class PostgresDatabase
{
    /// <summary>
    /// Where nothing else is said: a commit is answered when it is on disk, whatever the server's own setting; what is asked often is
    /// prepared; two nodes have room on a server with its usual hundred connections; a server that does not answer is given up soon, and so
    /// does the server with a node that was cut off while it held rows that others wait for; of several servers the one that takes writes is
    /// used, and which that is, is looked at again after a second.
    /// </summary>
    private const string Defaults =
        "Application Name=ImChat;Options='-c synchronous_commit=on -c idle_in_transaction_session_timeout=5000 -c tcp_user_timeout=5000';"
        + "Maximum Pool Size=40;Max Auto Prepare=100;Timeout=5;Command Timeout=10;Cancellation Timeout=1000;Host Recheck Seconds=1";

    /// <summary>One that asks, and two that it has given up but that have not ended yet.</summary>
    private const string Watching = "Maximum Pool Size=3;Timeout=2";

    /// <summary>The driver holds a thread while it tells a server behind a cut line that a question is given up; the others must not wait for that.</summary>
    private const int LeastThreads = 32;

    public static void AddPostgres(this WebApplicationBuilder builder)
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, LeastThreads), ports);
        var connection = ConnectionString(builder.Configuration.GetConnectionString("ImChat"));
        builder.Services.AddChatDb<PostgresChatDb>((_, options) => options
            // Who is told of it says so, and storage watches itself.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.ConnectionError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug)))
            .AddInterceptors(new StorableText())
            .UseNpgsql(connection, postgres => postgres.ExecutionStrategy(dependencies => new OnceMore(dependencies))));
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<ServerWatch>(services, NpgsqlDataSource.Create($"{connection};{Watching}")));
        // Every node reads what the others have signed.
        builder.Services.AddDataProtection().SetApplicationName("ImChat").PersistKeysToDbContext<PostgresChatDb>();
    }

    private static string ConnectionString(string? given)
    {
        try
        {
            // The last of two that say the same counts.
            var connection = new NpgsqlConnectionStringBuilder($"{Defaults};{given}");
            if (connection.Host is not { Length: > 0 } host)
                throw new SettingException(DatabaseFeature.Connection, "PostgreSql needs at least Host, Database, Username and Password.");
            if (host.Contains(','))
                connection.TargetSessionAttributes ??= "read-write";
            // It looks at what goes together, too.
            using var trial = new NpgsqlConnection(connection.ConnectionString);
            return connection.ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException)
        {
            throw new SettingException(DatabaseFeature.Connection, error.Message);
        }
    }
}
