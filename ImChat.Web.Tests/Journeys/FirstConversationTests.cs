using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class FirstConversationTests(AppFactory shared, Browser browser)
{
    [Fact]
    public async Task TwoPeopleAndAnOldClientTalk_OnADeskAPhoneAndASocket()
    {
        await using var app = new AppFactory();
        await app.InitializeAsync();
        await using var desk = await browser.AtDeskAsync(app);
        await using var phone = await browser.OnPhoneAsync(app);
        await desk.RegisterAsync("Ada");
        await phone.RegisterAsync("小林");

        // Adding works both ways, and the other's open page shows it without a reload.
        await phone.OpenAsync("/contacts");
        await desk.AnswerAsync("add-friend", $"{phone.Id}");
        await Expect(desk.Page.Locator($"[data-testid=contact-row][data-id='{phone.Id}']")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator($"[data-testid=contact-row][data-id='{desk.Id}']")).ToContainTextAsync("Ada");

        // A word there, with a badge until it is read, and one back.
        await phone.OpenAsync("/");
        await desk.OpenAsync($"/u/{phone.Id}");
        await desk.SayAsync("你好，小林！");
        await Expect(desk.Saying("你好，小林！")).ToHaveAttributeAsync("data-seq", "1");
        await Expect(phone.Hook("unread-badge")).ToHaveTextAsync("1");
        await phone.Page.Locator($"[data-testid=chat-row][data-conversation='u{desk.Id}']").ClickAsync();
        await Expect(phone.Saying("你好，小林！")).ToHaveAttributeAsync("data-mine", "false");
        await phone.SayAsync("Hello, Ada!");
        await Expect(desk.Saying("Hello, Ada!")).ToHaveAttributeAsync("data-seq", "2");

        // Back on a phone leads to the list; what was read has no badge there any more.
        await phone.Page.EvaluateAsync("history.back()");
        await Expect(phone.Hook("conversation")).ToHaveCountAsync(0);
        await Expect(phone.Hook("chat-row")).ToHaveCountAsync(1);
        await Expect(phone.Hook("unread-badge")).ToHaveCountAsync(0);

        // An old client in the same conversation of three.
        using var old = await LegacyClient.RegisterAsync(app, "Old");
        var group = await old.CreateGroupAsync("三个人");
        foreach (var visitor in (Visitor[])[desk, phone])
        {
            await visitor.AnswerAsync("join-group", $"{group}");
            await Expect(visitor.Hook("prompt-input")).ToHaveCountAsync(0);
        }
        using var socket = await old.ConnectAsync();
        await desk.OpenAsync($"/g/{group}");
        await phone.OpenAsync($"/g/{group}");
        await socket.SendTextAsync(11, group, "from the old one");
        await Expect(desk.Saying("from the old one")).ToBeVisibleAsync();
        await Expect(phone.Saying("from the old one")).ToBeVisibleAsync();
        Assert.Contains("from the old one", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await desk.SayAsync("to the old one");
        var frame = await socket.ReceiveJsonAsync();
        Assert.Equal(desk.Id, frame.GetProperty("userid").GetInt64());
        Assert.Equal("to the old one", frame.GetProperty("content").GetString());

        // A reload shows the history, a second tab everything.
        await desk.Page.ReloadAsync();
        await Expect(desk.Messages).ToHaveCountAsync(2);
        var tab = await desk.NewTabAsync($"/g/{group}");
        await phone.SayAsync("seen in both tabs");
        await Expect(desk.Saying("seen in both tabs")).ToBeVisibleAsync();
        await Expect(tab.GetByText("seen in both tabs").Last).ToBeVisibleAsync();

        Assert.Empty(desk.Errors);
        Assert.Empty(phone.Errors);
        Assert.Empty(app.Logs.Lines);
    }

    [Fact]
    public async Task RegisteringAndSigningIn_NeedNoScript()
    {
        await using var visitor = await browser.OpenAsync(shared, new() { JavaScriptEnabled = false, Locale = "zh-CN" });
        await visitor.SignUpAsync("无脚本");
        Assert.True(visitor.Id >= 10000);
        await visitor.Hook("sign-out").ClickAsync();
        await visitor.SignInAsync(visitor.Mobile, Visitor.Password);
        await Expect(visitor.Page.GetByText("还没有会话")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("add-friend", "1", "There is no such person.")]
    [InlineData("add-friend", "someone", "There is no such person.")]
    [InlineData("join-group", "1", "There is no such group, or you are not in it.")]
    [InlineData("create-group", "  ", "Enter a name for the group.")]
    public async Task APrompt_SaysWhyNot_AndStaysOpen(string prompt, string answer, string reason)
    {
        await using var visitor = await browser.AtDeskAsync(shared);
        await visitor.RegisterAsync("Ada");
        await visitor.AnswerAsync(prompt, answer);
        await Expect(visitor.Page.GetByText(reason)).ToBeVisibleAsync();
        await visitor.Hook("prompt-cancel").ClickAsync();
        await Expect(visitor.Hook("prompt-input")).ToHaveCountAsync(0);
        await Expect(visitor.Hook("contact-row")).ToHaveCountAsync(0);
        await Expect(visitor.Hook("group-row")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AFriendTwice_AndOneself_AreRefusedInWords()
    {
        await using var visitor = await browser.AtDeskAsync(shared);
        await visitor.RegisterAsync("Ada");
        using var friend = await LegacyClient.RegisterAsync(shared, "Bo");
        await visitor.AnswerAsync("add-friend", $"{visitor.Id}");
        await Expect(visitor.Page.GetByText("You cannot add yourself.")).ToBeVisibleAsync();
        await visitor.AnswerAsync("add-friend", $"{friend.Id}");
        await Expect(visitor.Hook("contact-row")).ToHaveCountAsync(1);
        await visitor.AnswerAsync("add-friend", $"{friend.Id}");
        await Expect(visitor.Page.GetByText("You are friends already.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AWrongPassword_GetsASentence_AndNoSession()
    {
        await using var visitor = await browser.OnPhoneAsync(shared);
        await visitor.SignInAsync("13000000000", "wrong-password");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("手机号或密码不正确。");
        await visitor.Page.GotoAsync("/");
        Assert.Contains("/account/login", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        await using var visitor = await browser.AtDeskAsync(shared);
        await visitor.RegisterAsync("Ada");
        await visitor.OpenAsync("/me");
        await visitor.Hook("sign-out").ClickAsync();
        await Expect(visitor.Hook("login-mobile")).ToBeVisibleAsync();
        await visitor.SignInAsync(visitor.Mobile, Visitor.Password);
        await Expect(visitor.Hook("nav-chats")).ToBeVisibleAsync();
    }
}
