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
        builder.Services.AddChatDb<SqliteChatDb>((services, options) => options
            .UseSqlite(ConnectionString(builder.Configuration, services.GetRequiredService<DataDirectory>()))
            .AddInterceptors(new SqliteDurability(), services.GetRequiredService<StorageHealth>().Commands, services.GetRequiredService<StorageHealth>().Transactions));
        builder.Services.AddDataProtection().SetApplicationName("ImChat");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>((keys, data, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.Folder("keys")), logs));
    }

    private static string ConnectionString(IConfiguration configuration, DataDirectory data)
    {
        var connection = new SqliteConnectionStringBuilder(configuration.GetConnectionString("ImChat"));
        connection.DefaultTimeout = SqliteDurability.BusySeconds;
        connection.DataSource = connection.DataSource.Length == 0 ? data.Combine("imchat.db") : Path.Combine(data.Path, connection.DataSource);
        return connection.ConnectionString;
    }
}
