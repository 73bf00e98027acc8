using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;

namespace ImChat.Web.Tests.Journeys;

/// <summary>A person in a browser: what they do, and what went wrong in its console.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const string Password = "new-River-24";

    private static int people;
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> errors = new();
    private string? token;

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

    /// <summary>Has an account and is signed in, as if the form had been filled in, but without a page drawn for it.</summary>
    public async Task RegisterAsync(string nickname)
    {
        Mobile = NewMobile();
        var form = await ReadAsync("/account/register");
        var fields = context.APIRequest.CreateFormData();
        foreach (var hidden in form.QuerySelectorAll("form input[type=hidden]"))
            fields.Set(hidden.GetAttribute("name")!, hidden.GetAttribute("value")!);
        fields.Set("mobile", Mobile).Set("nickname", nickname).Set("password", Password);
        await context.APIRequest.PostAsync("/account/register", new() { Form = fields, MaxRedirects = 0 });
        Id = IdOn(await ReadAsync("/me"));
    }

    /// <summary>Fills in the form by hand.</summary>
    public async Task SignUpAsync(string nickname)
    {
        Mobile = NewMobile();
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

    /// <summary>Becomes a friend of somebody, without a page.</summary>
    public Task BefriendAsync(long person) => CallAsync("/contact/addfriend", person);

    /// <summary>Joins a group, without a page.</summary>
    public Task JoinAsync(long group) => CallAsync("/contact/joincommunity", group);

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

    private static string NewMobile() => $"139{Interlocked.Increment(ref people):D8}";

    private static long IdOn(IHtmlDocument me) => long.Parse(me.QuerySelector("[data-testid=my-id]")!.TextContent, CultureInfo.InvariantCulture);

    private async Task<IHtmlDocument> ReadAsync(string path) =>
        await new HtmlParser().ParseDocumentAsync(await (await context.APIRequest.GetAsync(path)).TextAsync());

    private async Task CallAsync(string path, long number)
    {
        token ??= (await PostAsync("/user/login", ("mobile", Mobile), ("passwd", Password))).GetProperty("data").GetProperty("token").GetString()!;
        var reply = await PostAsync(path, ("userid", $"{Id}"), ("token", token), ("dstid", $"{number}"));
        Assert.Equal(0, reply.GetProperty("code").GetInt32());
    }

    private async Task<JsonElement> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = context.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            form.Set(name, value);
        var response = await context.APIRequest.PostAsync(path, new() { Form = form });
        return await response.JsonAsync() ?? throw new InvalidOperationException($"{path} answered nothing");
    }
}
