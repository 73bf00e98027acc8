using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class SwitcherTests(AppFactory app, Browser browser)
{
    [Fact]
    public async Task ToAnybody_ByKeyboardAlone()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        using var bo = await LegacyClient.RegisterAsync(app, "Bo");
        using var cy = await LegacyClient.RegisterAsync(app, "小陈");
        await bo.AddFriendAsync(ada.Id);
        await cy.AddFriendAsync(ada.Id);
        await ada.OpenAsync($"/u/{bo.Id}");
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
        // Nobody is read before it is asked for.
        await Expect(ada.Hook("switcher-option")).ToHaveCountAsync(0);

        await ada.Hook("composer").FocusAsync();
        await ada.Page.Keyboard.PressAsync("Control+k");
        await Expect(ada.Hook("switcher-input")).ToBeFocusedAsync();
        await Expect(ada.Hook("switcher-option")).ToHaveCountAsync(2);
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(ada.Hook("switcher")).ToBeHiddenAsync();
        await Expect(ada.Hook("composer")).ToBeFocusedAsync();

        await ada.Page.Keyboard.PressAsync("Control+k");
        await ada.Page.Keyboard.TypeAsync("陈");
        await Expect(ada.Hook("switcher-option")).ToHaveCountAsync(1);
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-peer", $"u{cy.Id}");

        // By number, and Enter at once means what was typed.
        await ada.Page.Keyboard.PressAsync("Control+k");
        await ada.Hook("switcher-input").EvaluateAsync(
            """
            (input, number) => {
              input.value = number;
              input.dispatchEvent(new InputEvent('input', { bubbles: true }));
              input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            }
            """,
            $"{bo.Id}");
        await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-peer", $"u{bo.Id}");

        await ada.Page.Keyboard.PressAsync("Control+k");
        await Expect(ada.Hook("switcher-option").First).ToHaveAttributeAsync("aria-selected", "true");
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(ada.Hook("switcher-option").Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await ada.Page.Keyboard.TypeAsync("nobody");
        await Expect(ada.Page.GetByText("Nobody here by this name or number")).ToBeVisibleAsync();
        Assert.Empty(ada.Errors);
    }
}
