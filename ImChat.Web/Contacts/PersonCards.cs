using System.Collections.Concurrent;
using ImChat.Domain.People;

namespace ImChat.Web.Contacts;

/// <summary>Names and pictures of the people on one page, each read once.</summary>
internal sealed class PersonCards(IPersonStore people)
{
    private readonly ConcurrentDictionary<UserId, Person> known = new();

    /// <summary>The person, or null when there is none with this number.</summary>
    public async ValueTask<Person?> FindAsync(UserId id)
    {
        if (known.TryGetValue(id, out var person))
            return person;
        person = await people.FindAsync(id, CancellationToken.None);
        return person is null ? null : known.GetOrAdd(id, person);
    }

    /// <summary>Reads those of them that are not known yet, at once.</summary>
    public async Task LoadAsync(IEnumerable<UserId> ids)
    {
        var missing = ids.Where(id => !known.ContainsKey(id)).Distinct().ToList();
        if (missing.Count == 0)
            return;
        foreach (var person in await people.FindManyAsync(missing, CancellationToken.None))
            known[person.Id] = person;
    }

    /// <summary>The person if already read.</summary>
    public Person? Known(UserId id) => known.GetValueOrDefault(id);
}
