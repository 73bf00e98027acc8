using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Faults;

/// <summary>Scenarios run one after the other, each with a server of its own that finds the same people in its data folder.</summary>
[CollectionDefinition]
public sealed class FaultStage : ICollectionFixture<Founding>;

/// <summary>Puts people into a database once, for all scenarios.</summary>
public sealed class Founding : IAsyncDisposable
{
    private readonly Lazy<Task<(Circle, TestDatabase)>> friends = new(() => FoundAsync(Circle.OfFriendsAsync));
    private readonly Lazy<Task<(Circle, TestDatabase)>> crowd = new(() => FoundAsync(Circle.OfCrowdAsync));

    public async ValueTask DisposeAsync()
    {
        foreach (var circle in (Lazy<Task<(Circle, TestDatabase Database)>>[])[friends, crowd])
        {
            if (circle.IsValueCreated)
                (await circle.Value).Database.Dispose();
        }
    }

    /// <summary>Twenty friends and a server that is ready.</summary>
    internal async Task<Scene> OpenAsync(ITestOutputHelper output, params string[] settings)
    {
        var scene = await PrepareAsync(output, dataDirectory: null, settings);
        await scene.OpenAsync();
        return scene;
    }

    /// <summary>The same before the server is started, perhaps with a folder elsewhere.</summary>
    internal async Task<Scene> PrepareAsync(ITestOutputHelper output, string? dataDirectory, params string[] settings) =>
        Prepare(await friends.Value, output, dataDirectory, settings);

    /// <summary>A thousand people and a server that is ready.</summary>
    internal async Task<Scene> OpenCrowdAsync(ITestOutputHelper output, params string[] settings)
    {
        var scene = Prepare(await crowd.Value, output, dataDirectory: null, settings);
        await scene.OpenAsync();
        return scene;
    }

    private static async Task<(Circle, TestDatabase)> FoundAsync(Func<TestDatabase, Task<Circle>> found)
    {
        var database = new TestDatabase();
        return (await found(database), database);
    }

    private static Scene Prepare((Circle Circle, TestDatabase Database) founded, ITestOutputHelper output, string? dataDirectory, string[] settings)
    {
        var home = Directory.CreateTempSubdirectory("imchat-fault-").FullName;
        dataDirectory ??= Path.Combine(home, "data");
        founded.Database.SaveTo(dataDirectory);
        return new Scene(founded.Circle, home, dataDirectory, output, settings);
    }
}
