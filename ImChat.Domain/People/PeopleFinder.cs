namespace ImChat.Domain.People;

/// <summary>Who may see that somebody is there at all.</summary>
public sealed class PeopleFinder(IPersonStore people)
{
    /// <summary>The person with this number, or null when there is none whom this viewer may find by it.</summary>
    public async Task<Person?> FindAsync(UserId viewer, UserId id, CancellationToken cancellation)
    {
        if (await people.FindAsync(id, cancellation) is not { } person)
            return null;
        var isFound = viewer == id || (await people.SettingsAsync(id, cancellation)).IsFoundByNumber || await people.AreAcquaintedAsync(viewer, id, cancellation);
        return isFound ? person : null;
    }
}
