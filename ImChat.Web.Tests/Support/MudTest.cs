using Bunit;
using ImChat.Web.Layout;
using MudBlazor.Services;

namespace ImChat.Web.Tests.Support;

/// <summary>Renders components as an open page would.</summary>
public abstract class MudTest : BunitContext, IAsyncLifetime
{
    protected MudTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        RenderTree.TryAdd<Microsoft.AspNetCore.Components.CascadingValue<Preferences>>(value => value.Add(v => v.Value, new Preferences("system", "Asia/Shanghai")));
    }

    public ValueTask InitializeAsync() => default;

    /// <summary>Some of MudBlazor's parts can only be disposed of this way.</summary>
    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
