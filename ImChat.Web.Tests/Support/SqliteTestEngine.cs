namespace ImChat.Web.Tests.Support;

internal sealed class SqliteTestEngine : ITestEngine
{
    private const string Name = "imchat.db";
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("imchat-test-");

    public SqliteTestEngine() => File.WriteAllBytes(At(folder), Migrated.Value);

    public Dictionary<string, string?> Settings { get; } = new() { ["Database:Provider"] = "Sqlite" };

    public string Folder => folder.FullName;

    public void SaveTo(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        File.Copy(At(folder), Path.Combine(dataDirectory, Name));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("imchat-test-");
        TestDatabase.Migrate(new() { ["Database:Provider"] = "Sqlite" }, folder.FullName);
        var file = File.ReadAllBytes(At(folder));
        folder.Delete(recursive: true);
        return file;
    }

    private static string At(DirectoryInfo folder) => Path.Combine(folder.FullName, Name);
}
