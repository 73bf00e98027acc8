using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImChat.Web.Data;

/// <summary>
/// Whether the disk under the database can be believed. Watches every statement and every commit, whoever runs it: after one failed flush
/// a later success proves nothing.
/// </summary>
internal sealed class StorageHealth
{
    private readonly TaskCompletionSource<Exception> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StorageHealth() => (Commands, Transactions) = (new CommandWatch(this), new TransactionWatch(this));

    public IInterceptor Commands { get; }

    public IInterceptor Transactions { get; }

    /// <summary>Completes when the disk has failed, with what it said.</summary>
    public Task<Exception> Broken => broken.Task;

    /// <summary>Somebody met a failure that no entities were part of.</summary>
    public void Note(Exception? error)
    {
        if (error is not null && StorageFault.IsBroken(error))
            broken.TrySetResult(error);
    }

    private sealed class CommandWatch(StorageHealth health) : DbCommandInterceptor
    {
        public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => health.Note(eventData.Exception);

        public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            health.Note(eventData.Exception);
            return Task.CompletedTask;
        }
    }

    private sealed class TransactionWatch(StorageHealth health) : DbTransactionInterceptor
    {
        public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => health.Note(eventData.Exception);

        public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            health.Note(eventData.Exception);
            return Task.CompletedTask;
        }
    }
}
