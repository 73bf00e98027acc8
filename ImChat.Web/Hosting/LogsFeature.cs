namespace ImChat.Web.Hosting;

internal static class LogsFeature
{
    /// <summary>
    /// Old clients carry their token in the address of the socket. These write whole addresses; however much the settings ask to be logged,
    /// they stay silent below warnings.
    /// </summary>
    private static readonly string[] Addresses = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Http.Result"];

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        foreach (var category in Addresses)
            builder.Logging.AddFilter(category, LogLevel.Warning);
    }
}
