using ImChat.Domain.Attachments;
using ImChat.Domain.Contacts;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Lists;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ImChat.Web.Data;

internal static class DatabaseFeature
{
    /// <summary>Where the database is.</summary>
    public const string Connection = "ConnectionStrings:ImChat";

    private const string Key = "Database:Provider";

    /// <summary>A new index over years of messages takes its time.</summary>
    private static readonly TimeSpan LongestMigration = TimeSpan.FromHours(6);

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"];
        if (string.Equals(provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
            builder.AddSqlite();
        else if (string.Equals(provider, "PostgreSql", StringComparison.OrdinalIgnoreCase))
            builder.AddPostgres();
        else
            throw new SettingException(Key, $"'{provider}' is not known; use Sqlite or PostgreSql.");

        builder.Services.AddSingleton<StorageHealth>();
        builder.Services.AddHostedService<StorageGuard>();
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
    }

    /// <summary>Contexts of one provider, for all who ask for whichever it is.</summary>
    public static void AddChatDb<TContext>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : ChatDb
    {
        services.AddPooledDbContextFactory<TContext>((provider, options) =>
        {
            // Two who register one number at one moment make a command fail: whoever waits for it says what that means, once.
            options.ConfigureWarnings(warnings => warnings.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
            configure(provider, options);
        });
        services.AddScoped<ChatDb>(provider => provider.GetRequiredService<TContext>());
        services.AddSingleton<IDbContextFactory<ChatDb>, ChatDbFactory<TContext>>();
    }

    /// <summary>Brings the database up to this program before the first request.</summary>
    /// <exception cref="SettingException">It cannot be reached or changed, or would not keep what was acknowledged, or a newer program has changed it.</exception>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        await db.CheckAsync();
        // Another node may be at it.
        db.Database.SetCommandTimeout(LongestMigration);
        if (await db.Database.CanConnectAsync() && (await db.Database.GetAppliedMigrationsAsync()).Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
            throw new SettingException(Connection, $"the database was changed by a newer version of this program ({unknown}); start that one or a newer one.");
        try
        {
            await db.Database.MigrateAsync();
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new SettingException(Connection, $"its user may not make what the program needs: {error.MessageText}.");
        }
    }

    private sealed class ChatDbFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<ChatDb>
        where TContext : ChatDb
    {
        public ChatDb CreateDbContext() => factory.CreateDbContext();
    }
}
