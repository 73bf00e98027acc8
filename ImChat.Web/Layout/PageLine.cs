using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace ImChat.Web.Layout;

/// <summary>Tells <see cref="LivePages"/> whether the page of one circuit is connected.</summary>
internal sealed class PageLine(LivePages pages, IJSRuntime page) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        pages.Add(page);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        pages.Remove(page);
        return Task.CompletedTask;
    }
}
