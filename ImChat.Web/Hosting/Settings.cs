using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace ImChat.Web.Hosting;

internal static class Settings
{
    /// <summary>
    /// The repository's appsettings.json travels next to the program. It comes first, so that everything else, <c>ASPNETCORE_URLS</c>
    /// and other variables included, wins over it.
    /// </summary>
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        var program = new PhysicalFileProvider(AppContext.BaseDirectory);
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource { FileProvider = program, Path = "appsettings.json", Optional = false });
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
    public static int AtLeast(string key, int value, int least) =>
        value >= least ? value : throw new SettingException(key, $"must be at least {least}, not {value}.");
}
