using ImChat.Domain.People;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

public class PersonStoreTests : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task APerson_IsFoundByNumberAndByMobile()
    {
        var id = await database.PersonAsync("Anna", "/mnt/1.png");

        var found = await database.People.FindAsync(id, CancellationToken.None);

        Assert.Equal(new Person(id, found!.Mobile, "Anna", "/mnt/1.png", Sex.Unstated, "", database.Clock.GetUtcNow()), found);
        Assert.Equal(found, await database.People.FindByMobileAsync($" {found.Mobile} ", CancellationToken.None));
    }

    [Fact]
    public async Task WhoDoesNotExist_IsNotFound()
    {
        await database.PersonAsync();

        Assert.Null(await database.People.FindAsync(new UserId(99999), CancellationToken.None));
        Assert.Null(await database.People.FindByMobileAsync("", CancellationToken.None));
        Assert.Null(await database.People.FindByMobileAsync("1380000", CancellationToken.None));
    }

    [Fact]
    public async Task OfMany_ThoseWhoExistAreFound()
    {
        var (anna, ben) = (await database.PersonAsync(), await database.PersonAsync());

        var found = await database.People.FindManyAsync([ben, new UserId(99999), anna], CancellationToken.None);

        Assert.Equal([anna, ben], found.Select(person => person.Id).OrderBy(id => id.Value));
        Assert.Empty(await database.People.FindManyAsync([], CancellationToken.None));
    }
}
