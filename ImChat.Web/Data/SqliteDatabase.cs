using ImChat.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Data;

/// <summary>One file beside which nothing is needed.</summary>
internal static class SqliteDatabase
{
    public static void AddSqlite(this WebApplicationBuilder builder)
    {
        var connection = Parse(builder.Configuration.GetConnectionString("ImChat"));
        builder.Services.AddChatDb<SqliteChatDb>((services, options) => options
            .UseSqlite(Placed(connection, services.GetRequiredService<DataDirectory>()))
            .AddInterceptors(new SqliteDurability(), services.GetRequiredService<StorageHealth>().Commands, services.GetRequiredService<StorageHealth>().Transactions));
        builder.Services.AddDataProtection().SetApplicationName("ImChat");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>((keys, data, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.Folder("keys")), logs));
    }

    private static SqliteConnectionStringBuilder Parse(string? given)
    {
        try
        {
            return new SqliteConnectionStringBuilder(given) { DefaultTimeout = SqliteDurability.BusySeconds };
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new SettingException(DatabaseFeature.Connection, $"this says nothing to Database:Provider=Sqlite: {error.Message}");
        }
    }

    private static string Placed(SqliteConnectionStringBuilder connection, DataDirectory data) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString)
        {
            DataSource = connection.DataSource.Length == 0 ? data.Combine("imchat.db") : Path.Combine(data.Path, connection.DataSource),
        }.ConnectionString;
}
