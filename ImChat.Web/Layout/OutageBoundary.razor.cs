using System.Runtime.ExceptionServices;
using ImChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Layout;

/// <summary>While the database cannot be asked, this says so in place of what it holds, which comes anew by itself afterwards.</summary>
public sealed partial class OutageBoundary
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ended = new();
    private bool isOfCircuit;

    [Inject]
    private IDbContextFactory<ChatDb> Factory { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<OutageBoundary> Logger { get; set; } = default!;

    /// <summary>The request that the page is rendered for; null once it is live.</summary>
    [CascadingParameter]
    private HttpContext? Request { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => isOfCircuit = AssignedRenderMode is not null;

    /// <summary>A plain form has no circuit that could try again; it and all other errors go on to whoever else looks after them.</summary>
    protected override Task OnErrorAsync(Exception exception)
    {
        if (!isOfCircuit || !Outage.IsBehind(exception))
            ExceptionDispatchInfo.Throw(exception);
        // A proxy asks the next node for it.
        if (Request is { Response.HasStarted: false } request)
            request.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        // What was within may still fail when one further out has taken its place.
        if (CurrentException is not null || !RendererInfo.IsInteractive || ended.IsCancellationRequested)
            return Task.CompletedTask;
        Log.Waiting(Logger, exception.Message);
        return ComeBackAsync();
    }

    private async Task ComeBackAsync()
    {
        try
        {
            do
                await Task.Delay(BetweenTries, Clock, ended.Token);
            while (!await AnswersAsync());
            Recover();
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task<bool> AnswersAsync()
    {
        await using var db = await Factory.CreateDbContextAsync(ended.Token);
        return await db.Database.CanConnectAsync(ended.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A page waits for the database: {Reason}")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
