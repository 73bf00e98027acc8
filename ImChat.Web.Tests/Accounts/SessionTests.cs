using System.Net.WebSockets;
using ImChat.Web.Data;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ImChat.Web.Tests.Accounts;

public sealed class SessionTests(AppFactory app)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task AChangedPassword_EndsEverythingElse()
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        using var there = new PageClient(app.Address);
        await there.SignInAsync(here.Mobile, PageClient.Password);
        using var old = await LegacyClient.SignInAsync(app.NewClient(), here.Mobile, PageClient.Password);
        using var socket = await old.ConnectAsync();
        using var device = await DeviceConnection.OpenAsync(app, old);
        var page = await here.SubmitAsync("/account/security", "password", ("current", PageClient.Password), ("wanted", "another-River-25"));
        Assert.NotNull(page.QuerySelector("[data-testid=password-changed]"));

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await Wait.For(socket.ReceiveCloseAsync(), Soon));
        Assert.Equal(4401, await Wait.For(device.ReceiveCloseAsync(), Soon));
        Assert.False(await there.IsSignedInAsync());
        Assert.True(await here.IsSignedInAsync());
        Assert.Equal(-1, (await old.PostAsync("/contact/loadfriend", ("userid", old.Id))).GetProperty("code").GetInt32());
        using var again = new PageClient(app.Address);
        Assert.NotNull((await again.SignInAsync(here.Mobile, PageClient.Password)).QuerySelector(".problem:not([hidden])"));
        await again.SignInAsync(here.Mobile, "another-River-25");
        Assert.True(await again.IsSignedInAsync());
    }

    [Theory]
    [InlineData("wrong-River-24", "another-River-25", "The current password is not right.")]
    [InlineData(PageClient.Password, "x7!Kq2z", "8")]
    [InlineData(PageClient.Password, "password1", "one of the first")]
    public async Task APasswordIsNotChanged_WithoutTheOldOne_OrToAWeakOne(string current, string wanted, string reason)
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        var page = await here.SubmitAsync("/account/security", "password", ("current", current), ("wanted", wanted));
        Assert.Contains(reason, page.QuerySelector(".problem:not([hidden])")!.TextContent);
        using var again = new PageClient(app.Address);
        await again.SignInAsync(here.Mobile, PageClient.Password);
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task ADeviceThatIsSignedOut_IsOutAtOnce_AndOnlyThatOne()
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        using var lost = new PageClient(app.Address, "Mozilla/5.0 (Linux; Android 16) Chrome/140.0");
        await lost.SignInAsync(here.Mobile, PageClient.Password);
        using var other = new PageClient(app.Address);
        await other.SignInAsync(here.Mobile, PageClient.Password);
        var devices = (await here.ReadAsync("/account/security")).QuerySelectorAll("[data-testid=device]");
        Assert.Equal(3, devices.Length);
        Assert.Single(devices, one => one.TextContent.Contains("This device", StringComparison.Ordinal));
        var device = devices.Single(one => one.TextContent.Contains("Chrome · Android", StringComparison.Ordinal));

        await here.SubmitAsync("/account/security", "devices", ("ended", device.QuerySelector("button")!.GetAttribute("value")!));
        Assert.False(await lost.IsSignedInAsync());
        Assert.True(await other.IsSignedInAsync());
        await here.SubmitAsync("/account/security", "devices", ("ended", "others"));
        Assert.False(await other.IsSignedInAsync());
        Assert.True(await here.IsSignedInAsync());
    }

    [Fact]
    public async Task SomebodyElsesDevice_CannotBeSignedOut()
    {
        using var mine = await PageClient.RegisterAsync(app.Address);
        using var yours = await PageClient.RegisterAsync(app.Address);
        await using var db = app.OpenDatabase();
        var session = await db.Sessions.Where(s => s.UserId == yours.Id).Select(s => s.Id).SingleAsync();
        await mine.SubmitAsync("/account/security", "devices", ("ended", $"{session}"));
        Assert.True(await yours.IsSignedInAsync());
    }

    [Fact]
    public async Task ACookieOfBeforeSigningOut_DoesNotWorkAfter()
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        using var thief = new PageClient(app.Address);
        thief.Cookies.Add(here.Cookies.GetCookies(app.Address));
        Assert.True(await thief.IsSignedInAsync());
        await here.SignOutAsync();
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task SigningInAgain_EndsTheSignInThatThisBrowserHad()
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        using var planted = new PageClient(app.Address);
        planted.Cookies.Add(here.Cookies.GetCookies(app.Address));
        await here.SignInAsync(here.Mobile, PageClient.Password);
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await planted.IsSignedInAsync());
    }

    [Fact]
    public async Task Cookies_AreForTheServerAlone()
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        Assert.All(here.Cookies.GetAllCookies(), cookie => Assert.True(cookie.HttpOnly, cookie.Name));
        using var http = app.NewClient();
        using var body = new FormUrlEncodedContent([new("mobile", LegacyClient.NewMobile()), new("passwd", "x")]);
        using var response = await http.PostAsync("/user/register", body);
        var written = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", written);
        Assert.Contains("samesite=lax", written);
        Assert.DoesNotContain("domain=", written);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task WhereToGoAfterSigningIn_IsNeverAnotherSite(string target)
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        var path = $"/account/login?returnUrl={Uri.EscapeDataString(target)}";
        using var answer = await here.SubmitRawAsync(await here.ReadAsync(path), path, "login", ("mobile", here.Mobile), ("password", PageClient.Password));
        Assert.Equal(app.Address, new Uri(app.Address, answer.Headers.Location!));
    }

    [Fact]
    public async Task AConversationOfOthers_LooksLikeOneThatIsNot()
    {
        using var me = await PageClient.RegisterAsync(app.Address);
        using var owner = await LegacyClient.RegisterAsync(app);
        var theirs = await owner.CreateGroupAsync("closed");
        Assert.Equal(await DetailAsync(me, 99_999_999), await DetailAsync(me, theirs));
    }

    [Fact]
    public async Task AFormOfBeforeSigningIn_IsShownAnew()
    {
        using var here = await PageClient.RegisterAsync(app.Address);
        var stale = await here.ReadAsync("/account/security");
        await here.SignOutAsync();
        await here.SignInAsync(here.Mobile, PageClient.Password);
        using var other = await PageClient.RegisterAsync(app.Address);
        var answer = await other.SubmitRawAsync(stale, "/account/security", "recovery");
        Assert.Equal("/account/security", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SigningOutOfAnOldClient_ClosesItsSockets()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var socket = await me.ConnectAsync();
        await me.PostAsync("/user/logout", ("id", me.Id));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await Wait.For(socket.ReceiveCloseAsync(), Soon));
        await me.LoginAsync();
        using var again = await me.ConnectAsync();
        await me.SettledAsync(again);
    }

    [Fact]
    public async Task WhatAnotherNodeOrACommandEnded_EndsHereWithinSeconds()
    {
        using var me = await LegacyClient.RegisterAsync(app);
        using var socket = await me.ConnectAsync();
        await using var db = app.OpenDatabase();
        db.Revocations.Add(new RevocationRow { UserId = me.Id, UpToSession = long.MaxValue, At = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await Wait.For(socket.ReceiveCloseAsync(), Soon));
    }

    private static async Task<string> DetailAsync(PageClient me, long group) => (await me.ReadAsync($"/g/{group}")).QuerySelector(".detail, main")!.TextContent.Trim();
}
