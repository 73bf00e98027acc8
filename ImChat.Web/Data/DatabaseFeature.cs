using ImChat.Domain.Attachments;
using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImChat.Web.Data;

internal static class DatabaseFeature
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"];
        if (!string.Equals(provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
            throw new SettingException("Database:Provider", $"'{provider}' is not known; use Sqlite.");

        builder.Services.AddPooledDbContextFactory<SqliteChatDb>((services, options) => options
            // Two who register one number at one moment make a command fail: whoever waits for it says what that means, once.
            .ConfigureWarnings(warnings => warnings.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))
            .UseSqlite(SqliteConnectionString(builder.Configuration, services.GetRequiredService<DataDirectory>()))
            .AddInterceptors(new SqliteDurability(), services.GetRequiredService<StorageHealth>().Commands, services.GetRequiredService<StorageHealth>().Transactions));
        builder.Services.AddSingleton<StorageHealth>();
        builder.Services.AddHostedService<StorageGuard>();
        builder.Services.AddScoped<ChatDb>(services => services.GetRequiredService<SqliteChatDb>());
        builder.Services.AddSingleton<IDbContextFactory<ChatDb>, ChatDbFactory<SqliteChatDb>>();
        builder.Services.AddSingleton<IMessageStore, MessageStore>();
        builder.Services.AddSingleton<CursorMoves>();
        builder.Services.AddSingleton<IDeliveryStore, DeliveryStore>();
        builder.Services.AddSingleton<MessageAppender>();
        builder.Services.AddSingleton<AudienceStore>();
        builder.Services.AddSingleton<AudienceCache>();
        builder.Services.AddSingleton<IAudience>(services => services.GetRequiredService<AudienceCache>());
        builder.Services.AddSingleton<IContactStore, ContactStore>();
        builder.Services.AddSingleton<GroupChanges>();
        builder.Services.AddSingleton<IRequestStore, RequestStore>();
        builder.Services.AddSingleton<IBlockStore, BlockStore>();
        builder.Services.AddSingleton<IGroupStore, GroupStore>();
        builder.Services.AddSingleton<GroupCards>();
        builder.Services.AddSingleton<IPersonStore, PersonStore>();
        builder.Services.AddSingleton<IListStore, ListStore>();
        builder.Services.AddSingleton<IDraftStore, DraftStore>();
        builder.Services.AddSingleton<PeerCards>();
        builder.Services.AddSingleton<IAttachmentLedger, AttachmentLedger>();
        builder.Services.AddSingleton<ChatLists>();
        builder.Services.AddDataProtection().SetApplicationName("ImChat");
        builder.Services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<DataDirectory, ILoggerFactory>((keys, data, logs) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(data.Folder("keys")), logs));
    }

    /// <summary>Brings the database up to this program before the first request.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await SqliteDurability.AssertAsync(db.Database.GetDbConnection());
    }

    private static string SqliteConnectionString(IConfiguration configuration, DataDirectory data)
    {
        var connection = new SqliteConnectionStringBuilder(configuration.GetConnectionString("ImChat"));
        connection.DefaultTimeout = SqliteDurability.BusySeconds;
        connection.DataSource = connection.DataSource.Length == 0 ? data.Combine("imchat.db") : Path.Combine(data.Path, connection.DataSource);
        return connection.ConnectionString;
    }

    private sealed class ChatDbFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<ChatDb>
        where TContext : ChatDb
    {
        public ChatDb CreateDbContext() => factory.CreateDbContext();
    }
}
