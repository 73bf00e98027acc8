using ImChat.Domain.Delivery;

namespace ImChat.Domain.People;

/// <summary>What people say of themselves.</summary>
public sealed class Profile(IPersonStore people, IBackplane backplane)
{
    /// <summary>
    /// Changes it, and whoever talks with them sees it at once. Null when there is nobody with this number or something in it is too long.
    /// </summary>
    public async Task<Person?> ChangeAsync(UserId id, ProfileChange change, CancellationToken cancellation)
    {
        if (!change.IsWithinLimits || await people.ChangeAsync(id, change, cancellation) is not { } person)
            return null;
        await backplane.PublishAsync(new Envelope(new PersonChanged(id), [id, .. await people.AcquaintancesAsync(id, cancellation)]));
        return person;
    }
}
