using Microsoft.JSInterop;

namespace ImChat.Web.Layout;

/// <summary>
/// The script beside a component, and the component's way to be called by it. A line that breaks at the wrong moment is nobody's fault:
/// the browser then reloads the page.
/// </summary>
internal sealed class PageScript<T>(IJSRuntime browser, string path) : IAsyncDisposable
    where T : class
{
    private IJSObjectReference? module;
    private DotNetObjectReference<T>? self;

    /// <summary>Calls the script's <c>connect</c> with these and, last, the component. True when the browser has taken it.</summary>
    public async Task<bool> ConnectAsync(T component, params object[] arguments)
    {
        self = DotNetObjectReference.Create(component);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", path);
            await module.InvokeVoidAsync("connect", [.. arguments, self]);
            return true;
        }
        catch (Exception error) when (IsLineBroken(error))
        {
            return false;
        }
    }

    /// <summary>Calls one of the script's functions; nothing happens while the browser is not connected.</summary>
    public async Task CallAsync(string function, params object[] arguments)
    {
        try
        {
            if (module is not null)
                await module.InvokeVoidAsync(function, arguments);
        }
        catch (Exception error) when (IsLineBroken(error))
        {
            // The browser is away; it asks when it comes back.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (Exception error) when (IsLineBroken(error))
        {
            // The browser has left already and took the script along.
        }
        self?.Dispose();
    }

    private static bool IsLineBroken(Exception error) => error is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
