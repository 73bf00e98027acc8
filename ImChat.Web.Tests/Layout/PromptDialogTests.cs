using Bunit;
using ImChat.Web.Layout;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Npgsql;

namespace ImChat.Web.Tests.Layout;

public sealed class PromptDialogTests : MudTest
{
    [Fact]
    public async Task ARefusal_IsShown_AndTheDialogStays_UntilItIsDone()
    {
        var answers = new List<string>();
        var dialogs = await OpenAsync((answer, _) =>
        {
            answers.Add(answer);
            return Task.FromResult(answers.Count == 1 ? "Not that one." : null);
        });
        dialogs.Find("[data-testid=prompt-input]").Change("10001");
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Contains("Not that one.", dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("[data-testid=prompt-input]").Change("10002");
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-testid=prompt-input]")));
        Assert.Equal(["10001", "10002"], answers);
    }

    [Fact]
    public async Task WhileTheDatabaseIsAway_TheDialogSaysSo_AndKeepsWhatWasTyped()
    {
        var tries = 0;
        var dialogs = await OpenAsync((_, _) => ++tries == 1 ? Task.FromException<string?>(new NpgsqlException("gone")) : Task.FromResult<string?>(null));
        dialogs.Find("[data-testid=prompt-input]").Change("10001");
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Contains("cannot reach its database", dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal("10001", dialogs.Find("[data-testid=prompt-input]").GetAttribute("value"));
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-testid=prompt-input]")));
    }

    [Fact]
    public async Task Cancel_DoesNothing()
    {
        var dialogs = await OpenAsync((_, _) => throw new InvalidOperationException("asked although cancelled"));
        dialogs.Find("[data-testid=prompt-cancel]").Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-testid=prompt-input]")));
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(Func<string, string, Task<string?>> submit)
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var parameters = new DialogParameters<PromptDialog>
        {
            { x => x.Text, "Whom?" },
            { x => x.Label, "Number" },
            { x => x.OkText, "Add" },
            { x => x.Submit, submit },
        };
        await dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<PromptDialog>("Add", parameters));
        return dialogs;
    }
}
