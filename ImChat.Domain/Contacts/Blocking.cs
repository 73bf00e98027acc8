using ImChat.Domain.Delivery;
using ImChat.Domain.People;

namespace ImChat.Domain.Contacts;

/// <summary>Keeping somebody out, and saying so to whoever runs the server.</summary>
public sealed class Blocking(IBlockStore blocks, IBackplane backplane, Presence presence)
{
    /// <summary>UTF-16 units a report may have.</summary>
    public const int ReportChars = 1000;

    /// <summary>Blocks somebody, or lets them in again. The owner's open pages hear of it; the other one is told nothing and sees a friend who is away.</summary>
    public async Task<Refusal?> ChangeAsync(UserId owner, UserId person, bool isBlocked, CancellationToken cancellation)
    {
        if (owner == person)
            return Refusal.Self;
        if (!await blocks.ChangeAsync(owner, person, isBlocked, cancellation))
            return null;
        await backplane.PublishAsync(new Envelope(new PersonChanged(person), [owner]));
        await backplane.PublishAsync(new Envelope(new RequestsChanged(), [owner]));
        await presence.TellAnewAsync(owner, cancellation);
        await presence.TellAnewAsync(person, cancellation);
        return null;
    }

    /// <summary>Keeps a report; null, or why not.</summary>
    public async Task<Refusal?> ReportAsync(UserId reporter, UserId person, string text, CancellationToken cancellation)
    {
        if (text.Length > ReportChars)
            return Refusal.TooLong;
        await blocks.ReportAsync(reporter, person, text.Trim(), cancellation);
        return null;
    }
}
