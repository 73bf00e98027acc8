namespace ImChat.Web.Tests.Faults;

/// <summary>Scenarios run one after the other, each with a server of its own on a copy of one founded circle: signing up twenty people takes seconds.</summary>
[CollectionDefinition]
public sealed class FaultStage : ICollectionFixture<Founding>;

public sealed class Founding : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("imchat-circle-").FullName;
    private readonly Lazy<Task<Circle>> circle;

    public Founding() => circle = new(() => Circle.FoundAsync(folder));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A server that is ready, and its people.</summary>
    internal async Task<Scene> OpenAsync(ITestOutputHelper output, params string[] settings)
    {
        var scene = await PrepareAsync(output, dataDirectory: null, settings);
        await scene.Node.StartAsync();
        return scene;
    }

    /// <summary>The same before the server is started, perhaps in a folder that is not its own.</summary>
    internal async Task<Scene> PrepareAsync(ITestOutputHelper output, string? dataDirectory, params string[] settings)
    {
        var people = await circle.Value;
        var home = Directory.CreateTempSubdirectory("imchat-fault-").FullName;
        dataDirectory ??= Path.Combine(home, "data");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(dataDirectory, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return new Scene(people, home, dataDirectory, output, settings);
    }
}
