using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Accounts;

public sealed class LoginRateTests
{
    private const string TooOften = "操作太频繁，请稍后再试";

    [Fact]
    public async Task AfterFiveWrongPasswords_AnAccountWaits_OthersDoNot_AndWhoeverIsInStaysIn()
    {
        await using var app = await StartAsync("LoginPerMinute", "1000");
        using var me = await LegacyClient.RegisterAsync(app);
        using var you = await LegacyClient.RegisterAsync(app);
        using var http = app.NewClient();
        for (var i = 0; i < 5; i++)
            Assert.Equal("密码不正确", await LoginAsync(http, me.Mobile, "wrong-River-24"));
        Assert.Equal(TooOften, await LoginAsync(http, me.Mobile, "wrong-River-24"));
        Assert.Equal(TooOften, await LoginAsync(http, me.Mobile, LegacyClient.Password));
        Assert.Equal("", await LoginAsync(http, you.Mobile, LegacyClient.Password));
        Assert.Equal(0, (await me.PostAsync("/contact/loadfriend", ("userid", me.Id))).GetProperty("code").GetInt32());
        using var socket = await me.ConnectAsync();
        await me.SettledAsync(socket);
    }

    [Fact]
    public async Task ManyTriesAtOneMoment_AreNoMoreThanOneAfterTheOther()
    {
        await using var app = await StartAsync("LoginPerMinute", "1000");
        using var me = await LegacyClient.RegisterAsync(app);
        using var http = app.NewClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => LoginAsync(http, me.Mobile, $"guess-{i}-River")));
        Assert.InRange(answers.Count(answer => answer != TooOften), 5, 5 + Environment.ProcessorCount);
    }

    /// <summary>A part of a try comes back each moment; only a whole one counts.</summary>
    [Fact]
    public void AfterFiveFailures_NothingIsAllowedUntilAMinuteIsOver()
    {
        using var limits = new RateLimits(new RateLimitOptions());
        for (var i = 0; i < 5; i++)
            limits.LoginFailed("ada");
        var watch = Stopwatch.StartNew();
        var (tries, allowed) = (0, 0);
        while (watch.Elapsed < TimeSpan.FromSeconds(2))
            allowed += limits.MayLogin(new IPAddress(++tries), "ada") ? 1 : 0;
        Assert.Equal(0, allowed);
    }

    [Fact]
    public async Task AnAddress_MayTryManyAccounts_OnlySoOften()
    {
        await using var app = await StartAsync("LoginPerMinute", "20");
        using var http = app.NewClient();
        var answers = new List<string?>();
        for (var i = 0; i < 40; i++)
            answers.Add(await LoginAsync(http, $"spray{i}", "summer-River-24"));
        Assert.InRange(answers.Count(answer => answer != TooOften), 20, 24);
    }

    [Fact]
    public async Task AnAddress_MakesOnlySoManyAccounts()
    {
        await using var app = await StartAsync("RegisterPerMinute", "10");
        using var http = app.NewClient();
        var made = 0;
        for (var i = 0; i < 20; i++)
            made += (await LegacyClient.PostAsync(http, "/user/register", ("mobile", LegacyClient.NewMobile()), ("passwd", LegacyClient.Password))).GetProperty("code").GetInt32() == 0 ? 1 : 0;
        Assert.InRange(made, 10, 12);
    }

    [Fact]
    public async Task AnAccountThatIsNot_CostsAsMuchAsAWrongPassword_AndLooksTheSameOnOurPages()
    {
        await using var app = await StartAsync("LoginPerMinute", "0");
        using var me = await PageClient.RegisterAsync(app.Address);
        using var guesser = new PageClient(app.Address);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 20; i++)
        {
            known.Add(await TimeAsync(me.Mobile));
            unknown.Add(await TimeAsync($"nobody{i}"));
        }
        // Far apart only when one of them is not computed at all.
        Assert.InRange(known.Order().ElementAt(10) / unknown.Order().ElementAt(10), 0.3, 3.3);

        async Task<double> TimeAsync(string mobile)
        {
            var page = await guesser.ReadAsync("/account/login");
            var watch = Stopwatch.StartNew();
            var answer = await guesser.SubmitAsync(page, "/account/login", "login", ("mobile", mobile), ("password", "wrong-River-24"));
            Assert.Equal("Wrong mobile number or password.", answer.QuerySelector(".problem:not([hidden])")!.TextContent);
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    /// <summary>A form of a megabyte is not read at all, so it names nobody.</summary>
    [Theory]
    [InlineData(257, "密码不正确")]
    [InlineData(1024 * 1024, "该用户不存在")]
    public async Task APasswordOfAMegabyte_IsRefusedUnread(int chars, string answer)
    {
        await using var app = await StartAsync("LoginPerMinute", "0");
        using var me = await LegacyClient.RegisterAsync(app);
        using var http = app.NewClient();
        Assert.Equal(answer, await LoginAsync(http, me.Mobile, new string('x', chars)));
    }

    [Fact]
    public void WhoeverInventsNamesAndAddresses_FillsNoMemory()
    {
        using var limits = new RateLimits(new RateLimitOptions());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 600_000; i++)
            limits.LoginFailed($"invented {i}");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 60 * 1024 * 1024);
    }

    private static async Task<AppFactory> StartAsync(string limit, string value)
    {
        var app = new AppFactory(new() { [$"RateLimits:{limit}"] = value });
        await app.InitializeAsync();
        return app;
    }

    private static async Task<string?> LoginAsync(HttpClient http, string mobile, string password)
    {
        JsonElement reply = await LegacyClient.PostAsync(http, "/user/login", ("mobile", mobile), ("passwd", password));
        return reply.GetProperty("msg").GetString();
    }
}
