using System.Diagnostics;
using ImChat.Domain.People;
using ImChat.Web.Data;
using ImChat.Web.Tests.Faults;
using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

/// <summary>How long the list and the contacts of somebody with two thousand friends take to open.</summary>
public sealed class ManyFriendsTests(AppFactory app, Browser browser)
{
    private const int Friends = 2000;

    [StageFact(Stage.Measure)]
    public async Task OpeningTheListAndTheContacts()
    {
        await using var ada = await browser.AtDeskAsync(app);
        await ada.RegisterAsync("Ada");
        await SeedAsync(new UserId(ada.Id));
        foreach (var path in (string[])["/", "/contacts", "/", "/contacts"])
        {
            var time = Stopwatch.StartNew();
            await ada.Page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
            await Expect(ada.Hook(path == "/" ? "chat-row" : "contact-row").First).ToBeVisibleAsync();
            var shown = time.ElapsedMilliseconds;
            await ada.Page.Locator("[data-live='true']").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: first row after {shown} ms, live after {time.ElapsedMilliseconds} ms");
        }
    }

    private async Task SeedAsync(UserId me)
    {
        await using var db = app.OpenDatabase();
        var now = DateTimeOffset.UtcNow;
        var people = Enumerable.Range(0, Friends).Select(i => new ImChat.Web.Accounts.ChatUser { UserName = $"f{i}", NormalizedUserName = $"F{i}", Nickname = $"Friend {i}", CreatedAt = now }).ToList();
        db.Users.AddRange(people);
        await db.SaveChangesAsync();
        var conversations = people.ConvertAll(person => new ConversationRow { LowUserId = me.Value, HighUserId = person.Id, LastAt = now, LastSeq = 1 });
        db.Conversations.AddRange(conversations);
        await db.SaveChangesAsync();
        foreach (var (person, conversation) in people.Zip(conversations))
        {
            db.Contacts.Add(new ContactRow { OwnerId = me.Value, FriendId = person.Id, CreatedAt = now });
            db.Contacts.Add(new ContactRow { OwnerId = person.Id, FriendId = me.Value, CreatedAt = now });
            db.Participants.Add(new ParticipantRow { ConversationId = conversation.Id, UserId = me.Value, JoinedAt = now });
            db.Participants.Add(new ParticipantRow { ConversationId = conversation.Id, UserId = person.Id, JoinedAt = now });
            db.Messages.Add(new MessageRow { ConversationId = conversation.Id, Seq = 1, SenderId = person.Id, ToKind = Domain.Messages.PeerKind.Person, ToNumber = me.Value, Media = Domain.Messages.MediaKind.Text, Content = "hi", At = now });
        }
        await db.SaveChangesAsync();
    }
}
