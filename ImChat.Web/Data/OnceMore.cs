using Microsoft.EntityFrameworkCore.Storage;

namespace ImChat.Web.Data;

/// <summary>
/// A question that met a connection which the server had closed, a server that is not up yet, or two that waited for each other, is asked again.
/// Not within a transaction: who began it decides.
/// </summary>
internal sealed class OnceMore(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, MostTries + 1, LongestRest)
{
    private const int MostTries = 3;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(200);

    /// <summary>Transactions are begun by hand here, and what is asked within them is not asked again.</summary>
    protected override void OnFirstExecution() => ExceptionsEncountered.Clear();

    /// <summary>The last failure goes on as it is, not within another.</summary>
    protected override bool ShouldRetryOn(Exception exception) =>
        ExceptionsEncountered.Count < MostTries && StorageFault.IsNotBegun(exception) && Dependencies.CurrentContext.Context.Database.CurrentTransaction is null;
}
