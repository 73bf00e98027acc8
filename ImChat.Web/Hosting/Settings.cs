using System.Numerics;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace ImChat.Web.Hosting;

internal static class Settings
{
    /// <summary>Published, the pages' files lie beside the program, wherever it is started from; null leaves it to the framework.</summary>
    public static string? ContentRoot => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    /// <summary>
    /// The repository's appsettings.json travels next to the program. It is read from there, whatever the working directory, and comes
    /// first, so that everything else, <c>ASPNETCORE_URLS</c> and other variables included, wins over it.
    /// </summary>
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        var program = new PhysicalFileProvider(AppContext.BaseDirectory);
        var sources = builder.Configuration.Sources;
        foreach (var usual in sources.OfType<JsonConfigurationSource>().Where(source => source.Path == "appsettings.json").ToList())
            sources.Remove(usual);
        sources.Insert(0, new JsonConfigurationSource { FileProvider = program, Path = "appsettings.json", Optional = false });
        builder.Services.AddSingleton(DataDirectory.At(builder.Configuration["ImChat:DataDirectory"]));
    }

    /// <summary>A section of the settings over the defaults in code.</summary>
    public static T Bind<T>(this IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException error)
        {
            throw new SettingException(section, error.Message);
        }
    }

    /// <summary>A whole number that must not be below <paramref name="least"/>.</summary>
    public static T AtLeast<T>(string key, T value, T least)
        where T : IBinaryInteger<T> =>
        value >= least ? value : throw new SettingException(key, $"must be at least {least}, not {value}.");
}
