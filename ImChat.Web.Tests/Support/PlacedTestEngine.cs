namespace ImChat.Web.Tests.Support;

/// <summary>A PostgreSQL database that is somewhere already and stays there; it is brought up to date first.</summary>
internal sealed class PlacedTestEngine : ITestEngine
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-test-");

    public PlacedTestEngine(string connection)
    {
        Settings = new() { ["Database:Provider"] = "PostgreSql", ["ConnectionStrings:ImChat"] = connection };
        TestDatabase.Migrate(Settings, folder.FullName);
    }

    public Dictionary<string, string?> Settings { get; }

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
