using Deque.AxeCore.Playwright;
using ImChat.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class PasskeyTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task APasskey_IsAdded_SignsInWithoutAPassword_AndIsRemoved()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        await PutInAuthenticatorAsync(visitor.Page);
        await visitor.Page.GotoAsync("/account/security");
        var findings = (await visitor.Page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Empty(findings.Select(violation => $"{violation.Id}: {violation.Help}"));
        await visitor.OpenAsync("/me");
        await visitor.Hook("passkey-add").ClickAsync();
        await Expect(visitor.Hook("passkey")).ToContainTextAsync("Chrome");

        await SignOutAsync(visitor);
        // The browser may offer the passkey by itself; the button asks for it.
        await visitor.Page.GotoAsync("/account/login?returnUrl=/me");
        await visitor.Hook("passkey-login").Or(visitor.Hook("my-id")).ClickAsync();
        await Expect(visitor.Hook("my-id")).ToHaveTextAsync($"{visitor.Id}");

        await visitor.Page.GotoAsync("/account/security");
        await visitor.Hook("passkey-remove").ClickAsync();
        await Expect(visitor.Hook("passkey")).ToHaveCountAsync(0);
        await SignOutAsync(visitor);
        await visitor.Page.GotoAsync("/account/login");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task SignedOutInOneTab_TheOthersAreSignedOutToo()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        await visitor.OpenAsync("/me");
        var other = await visitor.NewTabAsync("/");
        await other.Locator("[data-live='true']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.Hook("sign-out").ClickAsync();
        await Expect(other.GetByTestId("login-mobile")).ToBeVisibleAsync();
    }

    private static Task SignOutAsync(Visitor visitor) => visitor.Page.Context.ClearCookiesAsync(new() { Name = "imchat-session" });

    /// <summary>A device that knows its owner and says yes at once.</summary>
    private static async Task PutInAuthenticatorAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
