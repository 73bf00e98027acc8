using ImChat.Domain.Delivery;

namespace ImChat.Domain.People;

/// <summary>What people show of themselves, and whom they let in.</summary>
public sealed class Privacy(IPersonStore people, IBackplane backplane, Presence presence)
{
    /// <summary>Changes a person's settings. Their open pages hear of it, and so do friends whose sight of them changes.</summary>
    public async Task ChangeAsync(UserId person, Func<PersonalSettings, PersonalSettings> change, CancellationToken cancellation)
    {
        var before = await people.SettingsAsync(person, cancellation);
        var after = change(before);
        await people.ChangeSettingsAsync(person, after, cancellation);
        await backplane.PublishAsync(new Envelope(new SettingsChanged(after), [person]));
        if (before.SharesPresence != after.SharesPresence)
            await presence.TellAnewAsync(person, cancellation);
    }
}
