using ImChat.Domain.Delivery;

namespace ImChat.Domain.People;

/// <summary>What people show of themselves.</summary>
public sealed class Privacy(IPersonStore people, IBackplane backplane)
{
    /// <summary>Shows reading, or hides it both ways: what this person has read from others, and what others have from this person. Their open pages hear of it.</summary>
    public async Task ShareReadingAsync(UserId person, bool shares, CancellationToken cancellation)
    {
        var settings = await people.SettingsAsync(person, cancellation) with { SharesReading = shares };
        await people.ChangeSettingsAsync(person, settings, cancellation);
        await backplane.PublishAsync(new Envelope(new SettingsChanged(settings), [person]));
    }
}
