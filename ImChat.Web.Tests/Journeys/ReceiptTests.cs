using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class ReceiptTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task AMessage_IsSent_ThenDelivered_ThenRead_AndNothingMovesMeanwhile()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.OnPhoneAsync(app);
        await RegisterAsync(ada, bo);
        await bo.Page.GotoAsync("about:blank");
        await ada.OpenAsync($"/u/{bo.Id}");

        await ada.SayAsync("hello");
        await ExpectStateAsync(ada, "hello", "sent", "Sent");
        var place = await PlaceAsync(ada, "hello");
        await bo.OpenAsync("/");
        await ExpectStateAsync(ada, "hello", "delivered", "Delivered");
        await bo.OpenAsync($"/u/{ada.Id}");
        await ExpectStateAsync(ada, "hello", "read", "Read");
        Assert.Equal(place, await PlaceAsync(ada, "hello"));

        // It is in the page as the server sends it, too.
        var page = await ada.Page.APIRequest.GetAsync(ada.Page.Url);
        Assert.Contains("data-state=\"read\"", await page.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(ada.Errors);
        Assert.Empty(bo.Errors);
    }

    [Fact]
    public async Task APageThatNeverComesToLife_OrWhoseLineIsCut_HasReceivedNothing()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.OnPhoneAsync(app);
        await using var carl = await browser.OnPhoneAsync(app);
        await RegisterAsync(ada, bo, carl);
        var line = await BreakableLine.LayAsync(bo.Page);
        await bo.OpenAsync("/");
        await carl.OpenAsync("/");
        var toCarl = await ada.NewTabAsync($"/u/{carl.Id}");
        await ada.OpenAsync($"/u/{bo.Id}");

        await line.CutAsync();
        await ada.SayAsync("into the dark");
        await ExpectStateAsync(ada, "into the dark", "sent", "Sent");
        Assert.Contains("into the dark", await (await bo.Page.APIRequest.GetAsync("/")).TextAsync(), StringComparison.Ordinal);
        // By the time somebody else has received what was sent later, he would have, too.
        await SayAsync(toCarl, "hello");
        await Expect(toCarl.Locator("[data-state='delivered']")).ToHaveCountAsync(1);
        await SayAsync(toCarl, "again");
        await Expect(toCarl.Locator("[data-state='delivered']")).ToHaveCountAsync(2);
        await ExpectStateAsync(ada, "into the dark", "sent", "Sent");

        line.Mend();
        await ExpectStateAsync(ada, "into the dark", "delivered", "Delivered");
    }

    [Fact]
    public async Task WhenTheStoredMessageTakesThePlaceOfTheOneOnItsWay_NothingJumps()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await RegisterAsync(ada);
        using var bo = await LegacyClient.RegisterAsync(app);
        var line = await BreakableLine.LayAsync(ada.Page);
        await ada.OpenAsync($"/u/{bo.Id}");
        await ada.SayAsync("stored");
        await ExpectStateAsync(ada, "stored", "sent", "Sent");

        await line.CutAsync();
        await ada.SayAsync("on its way");
        await Expect(ada.Saying("on its way")).ToHaveAttributeAsync("data-state", "sending");
        var place = await PlaceAsync(ada, "on its way");
        line.Mend();
        await ExpectStateAsync(ada, "on its way", "sent", "Sent");
        Assert.Equal(place, await PlaceAsync(ada, "on its way"));
    }

    [Fact]
    public async Task InAGroup_ItSaysHowManyHaveRead_AndIsReadWhenAllHave()
    {
        await using var ada = await browser.AtDeskAsync(app, "zh-CN");
        await using var bo = await browser.OnPhoneAsync(app);
        await using var carl = await browser.OnPhoneAsync(app);
        await RegisterAsync(ada, bo, carl);
        using var owner = await LegacyClient.RegisterAsync(app, "Owner");
        var group = await owner.CreateGroupAsync("readers");
        foreach (var visitor in (Visitor[])[ada, bo, carl])
            await visitor.AnswerAsync("join-group", $"{group}");
        await ada.OpenAsync($"/g/{group}");
        await ada.SayAsync("大家好");
        await ExpectStateAsync(ada, "大家好", "sent", "已发送");
        await Expect(ada.Hook("message-readers")).ToHaveCountAsync(0);
        var place = await PlaceAsync(ada, "大家好");
        await bo.OpenAsync($"/g/{group}");
        await Expect(ada.Hook("message-readers")).ToHaveTextAsync("1 人已读");
        await carl.OpenAsync($"/g/{group}");
        await Expect(ada.Hook("message-readers")).ToHaveTextAsync("2 人已读");
        await ExpectStateAsync(ada, "大家好", "sent", "已发送");

        // The owner, on an old socket, has it when they have said goodbye.
        using (var socket = await owner.ConnectAsync())
        {
            await socket.ReceiveAsync();
            await socket.CloseAsync();
        }
        await ExpectStateAsync(ada, "大家好", "delivered", "已送达");
        Assert.Equal(place, await PlaceAsync(ada, "大家好"));
        Assert.Empty(ada.Errors);
    }

    [Fact]
    public async Task ANoteToOneself_IsSent()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await RegisterAsync(ada);
        await ada.OpenAsync($"/u/{ada.Id}");
        await ada.SayAsync("milk");
        await Expect(ada.Page.Locator(".log-lines [data-seq='1']")).ToHaveAttributeAsync("data-state", "sent");
        await ada.Page.ReloadAsync();
        await ExpectStateAsync(ada, "milk", "sent", "Sent");
    }

    [Fact]
    public async Task SwitchedOff_NeitherSideSeesReading_AtOnce_AndOnAllTheirPages()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await using var bo = await browser.AtDeskAsync(app);
        await RegisterAsync(ada, bo);
        await ada.OpenAsync($"/u/{bo.Id}");
        await bo.OpenAsync($"/u/{ada.Id}");
        await bo.SayAsync("from bo");
        await ExpectStateAsync(bo, "from bo", "read", "Read");

        var me = await bo.NewTabAsync("/me");
        var other = await bo.NewTabAsync("/me");
        var receipts = me.GetByRole(AriaRole.Switch, new() { Name = "Read receipts" });
        await Expect(other.GetByTestId("receipts")).ToBeEnabledAsync();
        await receipts.UncheckAsync();
        await ExpectStateAsync(bo, "from bo", "delivered", "Delivered");
        await Expect(other.GetByTestId("receipts")).Not.ToBeCheckedAsync();

        await ada.SayAsync("from ada");
        await Expect(bo.Saying("from ada")).ToBeVisibleAsync();
        await ExpectStateAsync(ada, "from ada", "delivered", "Delivered");
        await bo.SayAsync("and back");
        await Expect(ada.Saying("and back")).ToBeVisibleAsync();
        await ExpectStateAsync(bo, "and back", "delivered", "Delivered");
        await ExpectStateAsync(ada, "from ada", "delivered", "Delivered");

        // It is kept, and back on, everything is there again.
        await me.ReloadAsync();
        await Expect(receipts).Not.ToBeCheckedAsync();
        await Expect(receipts).ToBeEnabledAsync();
        await receipts.CheckAsync();
        await ExpectStateAsync(bo, "and back", "read", "Read");
        Assert.Empty(bo.Errors);
    }

    private static async Task RegisterAsync(params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
            await visitor.RegisterAsync("somebody");
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("send").ClickAsync();
    }

    private static async Task ExpectStateAsync(Visitor visitor, string text, string state, string name)
    {
        var message = visitor.Page.Locator(".log-lines [data-testid=message]").Filter(new() { Has = visitor.Page.GetByText(text, new() { Exact = true }) });
        await Expect(message).ToHaveAttributeAsync("data-state", state);
        await Expect(message.GetByRole(AriaRole.Img, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    private static async Task<(float, float, float)> PlaceAsync(Visitor visitor, string text)
    {
        var box = await visitor.Saying(text).Locator(".bubble").BoundingBoxAsync();
        return (box!.X, box.Y, box.Height);
    }
}
