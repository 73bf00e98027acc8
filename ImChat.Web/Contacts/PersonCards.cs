using System.Collections.Concurrent;
using ImChat.Domain.People;

namespace ImChat.Web.Contacts;

/// <summary>Names and pictures of the people on one page, each read once.</summary>
internal sealed class PersonCards(IPersonStore people)
{
    private readonly ConcurrentDictionary<UserId, Person> known = new();

    /// <summary>Whose page it is: people have the names that this person gave them.</summary>
    public UserId Viewer { get; set; }

    /// <summary>The person, or null when there is none with this number.</summary>
    public async ValueTask<Person?> FindAsync(UserId id)
    {
        await LoadAsync([id]);
        return Known(id);
    }

    /// <summary>Reads those of them that are not known yet, at once.</summary>
    public async Task LoadAsync(IEnumerable<UserId> ids)
    {
        var missing = ids.Where(id => !known.ContainsKey(id)).Distinct().ToList();
        if (missing.Count == 0)
            return;
        foreach (var person in await people.FindAsSeenAsync(Viewer, missing, CancellationToken.None))
            known[person.Id] = person;
    }

    /// <summary>Somebody is called or looks different: they are read again when next asked for.</summary>
    public void Forget(UserId id) => known.TryRemove(id, out _);

    /// <summary>The person if already read.</summary>
    public Person? Known(UserId id) => known.GetValueOrDefault(id);
}
