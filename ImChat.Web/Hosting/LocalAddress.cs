namespace ImChat.Web.Hosting;

/// <summary>Where to go next, when the address came from outside: never to another site.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is a path on this site, else the start page.</summary>
    public static string OrHome(string? address) => address is not null && IsLocal(address) ? address : "/";

    private static bool IsLocal(string address) =>
        address.Length > 0 && address[0] == '/'
        && (address.Length == 1 || address[1] is not '/' and not '\\')
        && !address.Any(char.IsControl);
}
