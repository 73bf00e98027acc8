using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>A person in a browser: what they do, and what went wrong in its console.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const string Password = "new-River-24";

    private static int people;
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> errors = new();

    public Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Enqueue(message.Text);
        };
        context.WebError += (_, error) => errors.Enqueue(error.Error);
    }

    public IPage Page { get; }

    public long Id { get; private set; }

    public string Mobile { get; private set; } = "";

    /// <summary>What the browser's console has complained about.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public ILocator Hook(string id) => Page.GetByTestId(id);

    public ILocator Messages => Hook("message");

    public async Task RegisterAsync(string nickname)
    {
        Mobile = $"139{Interlocked.Increment(ref people):D8}";
        await Page.GotoAsync("/account/register");
        await Hook("register-mobile").FillAsync(Mobile);
        await Hook("register-nickname").FillAsync(nickname);
        await Hook("register-password").FillAsync(Password);
        await Hook("register-submit").ClickAsync();
        await Page.GotoAsync("/me");
        Id = long.Parse(await Hook("my-id").InnerTextAsync(), CultureInfo.InvariantCulture);
    }

    public async Task SignInAsync(string mobile, string password)
    {
        await Page.GotoAsync("/account/login");
        await Hook("login-mobile").FillAsync(mobile);
        await Hook("login-password").FillAsync(password);
        await Hook("login-submit").ClickAsync();
    }

    /// <summary>Opens a prompt of the contacts page, answers it and leaves it as it is then.</summary>
    public async Task AnswerAsync(string prompt, string answer)
    {
        await OpenAsync("/contacts");
        await Hook(prompt).ClickAsync();
        await Hook("prompt-input").FillAsync(answer);
        await Hook("prompt-ok").ClickAsync();
    }

    /// <summary>Becomes a friend of somebody.</summary>
    public Task BefriendAsync(long person) => AnswerAndCloseAsync("add-friend", person);

    /// <summary>Joins a group.</summary>
    public Task JoinAsync(long group) => AnswerAndCloseAsync("join-group", group);

    /// <summary>Goes to a page and waits until it is live.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("[data-live='true']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async Task SayAsync(string text)
    {
        await Hook("composer").FillAsync(text);
        await Hook("send").ClickAsync();
    }

    public ILocator Saying(string text) => Messages.Filter(new() { Has = Page.GetByText(text, new() { Exact = true }) });

    public async Task<IPage> NewTabAsync(string path)
    {
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(path);
        return tab;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Whoever leaves the page before the prompt has closed may not have been heard.</summary>
    private async Task AnswerAndCloseAsync(string prompt, long number)
    {
        await AnswerAsync(prompt, $"{number}");
        await Hook("prompt-input").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
