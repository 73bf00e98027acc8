using ImChat.Domain.Messages;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImChat.Web.Data;

/// <summary>What is asked of a database for each batch of messages, on one connection and within its transaction.</summary>
internal interface IAppendStatements : IDisposable
{
    /// <summary>For each the id of the message that its client id was used for, or null.</summary>
    ValueTask<IReadOnlyList<long?>> FindAsync(IReadOnlyList<NewMessage> batch);

    /// <summary>
    /// Takes the next numbers of conversations, each of which is here once, and holds them until the commit: the order of numbers is the
    /// order of commits. For each the last number, or null where its audience is another one by now.
    /// </summary>
    ValueTask<IReadOnlyList<long?>> AdvanceAsync(IReadOnlyList<AppendRun> runs, DateTimeOffset now);

    /// <summary>Commits, however long that takes. When it throws, what was written may be there or not.</summary>
    Task CommitAsync(IDbContextTransaction transaction);

    /// <summary>Stores messages under the numbers they were given; the id of each.</summary>
    ValueTask<IReadOnlyList<long>> InsertAsync(IReadOnlyList<NumberedMessage> messages, DateTimeOffset now);
}
