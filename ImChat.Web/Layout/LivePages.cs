using System.Collections.Concurrent;
using Microsoft.JSInterop;

namespace ImChat.Web.Layout;

/// <summary>
/// The pages that are connected. When the program is told to end, each is asked to pause while it still can: it takes its state along
/// and goes on from it in the next program, as the same page, instead of being loaded anew.
/// </summary>
internal sealed class LivePages(IHostApplicationLifetime lifetime) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<IJSRuntime, TaskCompletionSource> pages = new();
    private readonly Lock registering = new();
    private CancellationTokenRegistration? stopping;

    public void Add(IJSRuntime page)
    {
        pages.TryAdd(page, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // The framework closes all lines when told to end. What is registered last is called first, and this one waits: so it comes
        // when there is a line already.
        lock (registering)
            stopping ??= lifetime.ApplicationStopping.Register(() => PauseAsync().Wait(Patience));
    }

    public void Remove(IJSRuntime page)
    {
        if (pages.TryRemove(page, out var gone))
            gone.SetResult();
    }

    public void Dispose() => stopping?.Dispose();

    private Task PauseAsync() => Task.WhenAll(pages.Select(page => PauseAsync(page.Key, page.Value.Task)));

    private static async Task PauseAsync(IJSRuntime page, Task gone)
    {
        try
        {
            var circuit = await page.InvokeAsync<IJSObjectReference>("import", "./js/circuit.js");
            await circuit.InvokeVoidAsync("pauseForNow");
            await gone;
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // It has left, or is about to.
        }
    }
}
