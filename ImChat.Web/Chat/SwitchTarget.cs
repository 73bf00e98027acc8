using System.Globalization;
using ImChat.Domain.Messages;

namespace ImChat.Web.Chat;

/// <summary>Somewhere one can go: a person or a group.</summary>
internal sealed record SwitchTarget(Peer Peer, string Name, string Picture)
{
    /// <summary>Whether its name has this in it, or its number begins with it. Case, width and accents do not matter.</summary>
    public bool Fits(string query) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(Name, query, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth | CompareOptions.IgnoreNonSpace) >= 0
        || Peer.Number.ToString(CultureInfo.InvariantCulture).StartsWith(query, StringComparison.Ordinal);
}
