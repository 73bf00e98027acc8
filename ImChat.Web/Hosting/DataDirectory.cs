namespace ImChat.Web.Hosting;

/// <summary>The one folder under which everything is kept that must outlive the program: database, keys, uploads.</summary>
internal sealed class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataDirectory(string path) => Path = path;

    public string Path { get; }

    public static DataDirectory At(string? configured)
    {
        var path = string.IsNullOrWhiteSpace(configured) ? System.IO.Path.Combine(Home(), "data") : System.IO.Path.GetFullPath(configured);
        try
        {
            Make(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("ImChat:DataDirectory", $"'{path}' cannot be made or written: {error.Message}");
        }
        return new DataDirectory(path);
    }

    /// <summary>A path below this directory.</summary>
    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder below this directory, made when it is not there.</summary>
    public string Folder(string name)
    {
        var path = Combine(name);
        Make(path);
        return path;
    }

    /// <summary>
    /// The project's folder when run from source, whatever the working directory, else the program's own. Only build output has the
    /// manifest of static files that lie elsewhere.
    /// </summary>
    private static string Home()
    {
        var program = new DirectoryInfo(AppContext.BaseDirectory);
        if (!File.Exists(System.IO.Path.Combine(program.FullName, "ImChat.Web.staticwebassets.runtime.json")))
            return program.FullName;
        for (var folder = program; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ImChat.Web.csproj")))
                return folder.FullName;
        }
        return program.FullName;
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }
}
