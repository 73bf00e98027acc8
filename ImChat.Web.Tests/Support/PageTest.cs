using ImChat.Domain.People;

namespace ImChat.Web.Tests.Support;

/// <summary>Components on a live page of Anna's, who knows Ben.</summary>
public abstract class PageTest : MudTest, IAsyncLifetime
{
    private protected TestDatabase Database { get; } = new();

    private protected OpenPage Page { get; private set; } = default!;

    protected UserId Anna { get; private set; }

    protected UserId Ben { get; private set; }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        (Anna, Ben) = (await Database.PersonAsync("Anna"), await Database.PersonAsync("Ben"));
        Page = new OpenPage(this, Database, Anna);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await Page.DisposeAsync();
        await base.DisposeAsync();
        Database.Dispose();
        GC.SuppressFinalize(this);
    }
}
