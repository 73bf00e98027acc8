using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>What somebody writes can be anything. It is shown, and does nothing: not in the page, not to the reader's privacy.</summary>
public sealed class HostileConversationTests(AppFactory app, Browser browser)
{
    private static readonly string[] Payloads =
    [
        "<script>hacked()</script>", "<img src=x onerror=hacked()>", "<svg onload=hacked()>", "<iframe src=javascript:hacked()>", "\"><script>hacked()</script>", "'><img src=x onerror=hacked()>",
        "javascript:hacked()", "JaVaScRiPt:hacked()", "java\tscript:hacked()", "\u0001javascript:hacked()", "vbscript:hacked()", "data:text/html,<script>hacked()</script>", "blob:https://evil.example/x",
        "file:///etc/passwd", "//evil.example/p.gif", "/\\evil.example/p.gif", "https://evil.example/p.gif", "https://bank.example@evil.example/", "https://[::1]/p.gif", "http://169.254.169.254/", "/account/logout", "/mnt/../account/logout",
        "{{7*7}}", "{{constructor.constructor('hacked()')()}}", "${hacked()}", "]]>", "-->", "&lt;script&gt;hacked()&lt;/script&gt;", "<style>*{display:none}</style>", "<base href=https://evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>", "<form action=//evil.example><input name=q>",
        "\u202Egpj.exe", "\u2067\u2066", "\u3164\u3164\u3164", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘", "' OR 1=1--", "%0d%0aSet-Cookie: a=b", "{0} {Message} %s%n",
    ];

    private static readonly int[] Kinds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 77];

    [Fact]
    public async Task NothingThatIsWritten_Runs_OrMakesTheReadersBrowserAskAnybodyElse()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        using var stranger = await LegacyClient.RegisterAsync(app, "<b onmouseover=hacked()>Mallory</b>");
        await stranger.PostAsync("/user/updateinfo", ("id", stranger.Id), ("avatar", "https://evil.example/me.gif"), ("memo", "<script>hacked()</script>"));
        await visitor.BefriendAsync(stranger.Id);
        using var socket = await stranger.ConnectAsync();
        foreach (var media in Kinds)
        {
            foreach (var payload in Payloads)
            {
                var text = JsonSerializer.Serialize(payload);
                await socket.SendAsync($$"""{"dstid":{{visitor.Id}},"cmd":10,"userid":{{stranger.Id}},"media":{{media}},"content":{{text}},"pic":{{text}},"url":{{text}},"memo":{{text}},"amount":1}""");
            }
        }
        await stranger.SettledAsync(socket);

        var foreign = new ConcurrentQueue<string>();
        visitor.Page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is not ("data" or "blob") && (address.Authority != app.Address.Authority || address.AbsolutePath == "/account/logout"))
                foreign.Enqueue(request.Url);
        };
        visitor.Page.Dialog += (_, dialog) => foreign.Enqueue(dialog.Message);
        await visitor.Page.AddInitScriptAsync("window.violations = []; window.hacked = () => window.violations.push('ran'); document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.blockedURI));");
        await visitor.OpenAsync($"/u/{stranger.Id}");
        await Expect(visitor.Page.Locator("[data-seq='1']")).ToHaveCountAsync(1);
        var all = Kinds.Length * Payloads.Length;
        for (var last = 0; last < all;)
        {
            last = int.Parse((await visitor.Messages.Last.GetAttributeAsync("data-seq"))!, CultureInfo.InvariantCulture);
            await visitor.Page.EvaluateAsync("() => { const log = document.querySelector('im-message-log'); log.scrollTop = log.scrollHeight; }");
            await Expect(visitor.Page.Locator($"[data-seq='{Math.Min(all, last + 50)}']")).ToHaveCountAsync(1);
        }
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>("() => window.violations"));
        Assert.Empty(foreign);
        Assert.Equal(0, await visitor.Page.Locator("iframe, object, embed, [onerror], [onload], [onmouseover], a[href^='javascript' i]").CountAsync());
        Assert.Empty(visitor.Errors);
        Assert.DoesNotContain(app.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AScriptThatGotIntoThePage_DoesNotRun()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        await visitor.OpenAsync("/");
        var blocked = await visitor.Page.EvaluateAsync<string>("""
            () => new Promise((done) => {
              document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
              const script = document.createElement('script');
              script.textContent = 'window.hacked = true';
              document.body.append(script);
              if (window.hacked) done('it ran');
            })
            """);
        Assert.StartsWith("script-src", blocked);
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => window.hacked === true"));
    }
}
