namespace ImChat.Domain.People;

/// <summary>Finds people. Knows nothing of passwords or sessions.</summary>
public interface IPersonStore
{
    /// <summary>The person with this number, or null.</summary>
    Task<Person?> FindAsync(UserId id, CancellationToken cancellation);

    /// <summary>The person who signs in with this mobile number, or null. Letter case does not matter.</summary>
    Task<Person?> FindByMobileAsync(string mobile, CancellationToken cancellation);

    /// <summary>Those of these people who exist, in no particular order.</summary>
    Task<IReadOnlyList<Person>> FindManyAsync(IReadOnlyCollection<UserId> ids, CancellationToken cancellation);

    /// <summary>Changes what a person says of themselves and returns them as they are then; null when there is nobody with this number.</summary>
    Task<Person?> ChangeAsync(UserId id, ProfileChange change, CancellationToken cancellation);

    /// <summary>Those of these people who exist, each with the name that this viewer gave them, if any.</summary>
    Task<IReadOnlyList<Person>> FindAsSeenAsync(UserId viewer, IReadOnlyCollection<UserId> ids, CancellationToken cancellation);

    /// <summary>The person whose invitation this is, or null.</summary>
    Task<Person?> FindByInviteAsync(string invite, CancellationToken cancellation);

    /// <summary>The person's invitation, made when it is first asked for; null for nobody.</summary>
    Task<string?> InviteAsync(UserId id, CancellationToken cancellation);

    /// <summary>Another invitation: the one before leads nowhere from now on.</summary>
    Task<string?> RenewInviteAsync(UserId id, CancellationToken cancellation);

    /// <summary>Everybody else who takes part in some conversation of this person or keeps them as a friend, each once.</summary>
    Task<IReadOnlyList<UserId>> AcquaintancesAsync(UserId id, CancellationToken cancellation);

    /// <summary>Whether the two share a conversation or one keeps the other as a friend.</summary>
    Task<bool> AreAcquaintedAsync(UserId one, UserId other, CancellationToken cancellation);

    /// <summary>A person's settings; the defaults for somebody who does not exist.</summary>
    Task<PersonalSettings> SettingsAsync(UserId id, CancellationToken cancellation);

    /// <summary>Replaces a person's settings.</summary>
    Task ChangeSettingsAsync(UserId id, PersonalSettings settings, CancellationToken cancellation);
}
