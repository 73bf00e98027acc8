using System.Diagnostics;
using ImChat.Bench.Peers;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImChat.Bench.Scenes;

/// <summary>Appending alone, without a server, beside the one prepared statement that the same table needs at least, as durable.</summary>
internal static class Storage
{
    private const int Batch = 64;
    private const int Pairs = 200;

    public static async Task<IReadOnlyDictionary<string, double>> AppendAsync(Options options)
    {
        var (raw, rawSeconds) = await MeasureAsync(options, Raw);
        var (ours, seconds) = await MeasureAsync(options, Ours);
        return new Dictionary<string, double>
        {
            ["CPU µs a row, bare insert"] = raw,
            ["CPU µs a row, message store"] = ours,
            ["rows/s, bare insert"] = 1 / rawSeconds,
            ["rows/s, message store"] = 1 / seconds,
        };
    }

    /// <summary>Processor microseconds and seconds a row.</summary>
    private static async Task<(double Cpu, double Seconds)> MeasureAsync(Options options, Func<IServiceProvider, Cast, Task<Func<Task>>> prepare)
    {
        var folder = Directory.CreateTempSubdirectory("imchat-bench-");
        try
        {
            var cast = new Cast(2 * Pairs, 0) { Before = 1 };
            await using var services = await Founding.FoundAsync(cast, $"--ImChat:DataDirectory={folder.FullName}");
            var append = await prepare(services.Services, cast);
            var (rows, cpu, watch) = (0L, TimeSpan.Zero, Stopwatch.StartNew());
            var self = Process.GetCurrentProcess();
            while (watch.Elapsed < options.WarmUp)
                await append();
            (cpu, watch) = (self.TotalProcessorTime, Stopwatch.StartNew());
            for (; watch.Elapsed < options.Length; rows += Batch)
                await append();
            self.Refresh();
            return ((self.TotalProcessorTime - cpu).TotalMicroseconds / rows, watch.Elapsed.TotalSeconds / rows);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Func<Task>> Ours(IServiceProvider services, Cast cast)
    {
        var (audiences, store) = (services.GetRequiredService<IAudience>(), services.GetRequiredService<IMessageStore>());
        var messages = new List<NewMessage>();
        foreach (var pair in Enumerable.Range(0, Pairs))
        {
            var (from, to) = (new UserId(cast.Numbers[2 * pair]), Domain.Messages.Peer.Of(new UserId(cast.Numbers[(2 * pair) + 1])));
            var audience = await audiences.OfAsync(from, to, CancellationToken.None);
            messages.Add(new NewMessage(audience.Value!, from, new MessageDraft(to, MessageBody.Text(Talk.Text(0)), Frame: new byte[130])));
        }
        var next = 0;
        return () => store.AppendAsync([.. Enumerable.Range(0, Batch).Select(_ => messages[next++ % Pairs])], CancellationToken.None);
    }

    private static async Task<Func<Task>> Raw(IServiceProvider services, Cast cast)
    {
        var db = await services.GetRequiredService<IDbContextFactory<ChatDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO "Messages" ("ConversationId", "Seq", "SenderId", "ToKind", "ToNumber", "Media", "Content", "Pic", "Url", "Memo", "Amount", "At", "Frame", "IsWithheld")
            VALUES ($conversation, $seq, $sender, 10, $to, 1, $content, '', '', '', 0, 0, $frame, 0)
            """;
        var conversation = command.Parameters.Add("$conversation", SqliteType.Integer);
        var seq = command.Parameters.Add("$seq", SqliteType.Integer);
        command.Parameters.AddWithValue("$sender", cast.Numbers[0]);
        command.Parameters.AddWithValue("$to", cast.Numbers[1]);
        command.Parameters.AddWithValue("$content", Talk.Text(0));
        command.Parameters.AddWithValue("$frame", new byte[130]);
        command.Prepare();
        var next = 0L;
        return async () =>
        {
            await using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            for (var i = 0; i < Batch; i++, next++)
            {
                (conversation.Value, seq.Value) = (1 + (next % Pairs), 2 + (next / Pairs));
                command.ExecuteNonQuery();
            }
            await transaction.CommitAsync();
        };
    }
}
