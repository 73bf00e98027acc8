using System.Diagnostics.CodeAnalysis;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Attachments;

/// <summary>Where an attachment is found on this server: the old server's address, or the one that some of its siblings used.</summary>
internal static class AttachmentAddress
{
    public const string Folder = "/mnt";
    public const string OtherFolder = "/resource";

    public static string Of(AttachmentName name) => $"{Folder}/{name}";

    /// <summary>Whether this address lies where attachments are, whether or not there is one.</summary>
    public static bool IsUpload(string address) => Rest(address) is not null;

    /// <summary>The attachment an address names.</summary>
    public static bool TryParse(string address, [NotNullWhen(true)] out AttachmentName? name) => AttachmentName.TryParse(Rest(address), out name);

    private static string? Rest(string address)
    {
        var path = address.AsSpan();
        path = path[..(path.IndexOfAny('?', '#') is >= 0 and var end ? end : path.Length)];
        foreach (var folder in (ReadOnlySpan<string>)[Folder, OtherFolder])
        {
            if (path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && path.Length > folder.Length && path[folder.Length] == '/')
                return path[(folder.Length + 1)..].ToString();
        }
        return null;
    }
}
