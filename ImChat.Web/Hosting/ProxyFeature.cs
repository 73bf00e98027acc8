using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ImChat.Web.Hosting;

internal static class ProxyFeature
{
    private const string Key = "Proxy:Known";

    /// <summary>
    /// The addresses or networks in <c>Proxy:Known</c> are believed when they say who asks and how, one behind another; nothing else is.
    /// The host that they name has to be one of ours, as any other.
    /// </summary>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var hosts = (builder.Configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = (builder.Configuration.GetSection(Key).Get<string[]>() ?? []).Select(Parse).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.AllowedHosts = hosts;
            // As many as are known.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
                options.KnownIPNetworks.Add(network);
        });
    }

    private static System.Net.IPNetwork Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        return System.Net.IPNetwork.TryParse(text, out var network) ? network : throw new SettingException(Key, $"'{text}' is neither an address nor a network.");
    }
}
