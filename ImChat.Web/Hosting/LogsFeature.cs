namespace ImChat.Web.Hosting;

internal static class LogsFeature
{
    /// <summary>
    /// Old clients carry their token in the address of the socket. These write whole addresses; however much the settings ask to be logged,
    /// they stay silent: the first altogether, since it would keep a trace for each connection as long as that lives.
    /// </summary>
    public static void AddLogs(this WebApplicationBuilder builder) =>
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None).AddFilter("Microsoft.AspNetCore.Http.Result", LogLevel.Warning);
}
