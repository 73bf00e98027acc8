using System.Globalization;
using ImChat.Domain.Attachments;
using ImChat.Web.Attachments.S3;
using ImChat.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ImChat.Web.Moving;

/// <summary>
/// For whoever outgrows one machine: the program started with <c>import</c> and a stopped server's SQLite file takes everything that is in it,
/// and the keys and uploads beside it, into the empty PostgreSQL database and the store of uploads of its own settings. All of the
/// database comes or nothing; the old one stays as it was.
/// </summary>
internal static class Import
{
    public const string Command = "import";

    private const string NotEmpty = "ConnectionStrings:ImChat: there are people in this database already; only an empty one takes in another.";

    /// <summary>Does it and says what came, or why nothing did, with the exit code.</summary>
    public static async Task<(string Text, int Exit)> RunAsync(IServiceProvider services, ChatDb db, string file)
    {
        if (db is not PostgresChatDb target)
            return ("Database:Provider: only a PostgreSql database takes in another one.", 1);
        if (!File.Exists(file))
            return ($"There is no file {file}.", 1);
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            using var source = new SqliteSource(file, services);
            if (await source.LockAsync() is { } problem)
                return (problem, 1);
            // Nothing goes into the store of a server that is in use.
            if (await target.Users.AnyAsync())
                return (NotEmpty, 1);
            await services.ReachBucketAsync();
            // What is in the database must not lack its file, so files come first. Another try finds them there.
            var files = await UploadCopy.RunAsync(Path.Combine(folder, "uploads"), services.GetRequiredService<IAttachmentStore>());
            return await new DatabaseCopy(source, target).RunAsync(Path.Combine(folder, "keys")) is { } rows
                ? (string.Create(CultureInfo.InvariantCulture, $"{rows} rows and {files} uploads were taken in."), 0)
                : (NotEmpty, 1);
        }
        catch (Exception error) when (error is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            return ($"The database was not taken in: {error.Message}", 1);
        }
    }
}
