using System.Diagnostics;
using ImChat.Domain.Groups;
using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Data;
using ImChat.Web.Tests.Journeys;
using ImChat.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Faults;

/// <summary>How long large groups and long lists of them take to open.</summary>
public sealed class GroupMeasureTests(AppFactory app, Browser browser, ITestOutputHelper output)
{
    private const int Members = 500;
    private const int Groups = 200;

    [StageFact(Stage.Measure)]
    public async Task FiveHundredMembers_AndTwoHundredGroups()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        var club = await SeedAsync(new UserId(ada.Id));
        for (var round = 1; round <= 3; round++)
        {
            await TimeAsync($"{Members} members, page with details", $"/g/{club}?details=true", ada, "member");
            await TimeAsync($"{Groups} groups, list", "/", ada, "chat-row");
            await ada.OpenAsync($"/g/{club}");
            await Expect(ada.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
            var start = Stopwatch.GetTimestamp();
            await ada.Hook("details-button").ClickAsync();
            await ada.Hook("member").First.WaitForAsync();
            output.WriteLine($"{Members} members, details of an open page: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        }
    }

    private async Task TimeAsync(string what, string path, Visitor ada, string hook)
    {
        var start = Stopwatch.GetTimestamp();
        await ada.Page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await ada.Hook(hook).First.WaitForAsync();
        var shown = Stopwatch.GetElapsedTime(start);
        await ada.Page.Locator("[data-live='true']").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        output.WriteLine($"{what}: shown after {shown.TotalMilliseconds:F0} ms, live after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
    }

    private async Task<GroupId> SeedAsync(UserId owner)
    {
        var store = app.Services.GetRequiredService<IGroupStore>();
        var limits = new GroupLimits { MaxOwned = Groups };
        GroupId club = default;
        for (var number = 0; number < Groups; number++)
            club = (await store.CreateAsync(new NewGroup(owner, $"Group {number}"), limits, CancellationToken.None)).Value!.Group.Id;
        await using var db = app.OpenDatabase();
        var people = Enumerable.Range(1, Members - 1).Select(number => new ChatUser { UserName = $"m{number}", NormalizedUserName = $"M{number}", Nickname = $"Member {number}" }).ToList();
        db.Users.AddRange(people);
        await db.SaveChangesAsync();
        var conversation = await db.Conversations.SingleAsync(c => c.GroupId == club.Value);
        db.Participants.AddRange(people.Select(person => new ParticipantRow { ConversationId = conversation.Id, UserId = person.Id }));
        await db.SaveChangesAsync();
        return club;
    }
}
