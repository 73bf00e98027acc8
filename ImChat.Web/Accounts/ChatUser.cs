using ImChat.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace ImChat.Web.Accounts;

/// <summary>An account. <see cref="IdentityUser{TKey}.UserName"/> is the mobile number, the sign-in name.</summary>
internal sealed class ChatUser : IdentityUser<long>
{
    public string Nickname { get; set; } = "";

    public string Avatar { get; set; } = "";

    public Sex Sex { get; set; }

    public string Memo { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Keeps to themselves what they have read, and does not see what others have.</summary>
    public bool HidesReading { get; set; }

    /// <summary>Keeps to themselves when they are online, and does not see when others are.</summary>
    public bool HidesPresence { get; set; }

    public bool OnlyFriendsWrite { get; set; }

    public bool AsksBeforeAdding { get; set; }

    /// <summary>Strangers do not find them by their number.</summary>
    public bool HidesNumber { get; set; }

    /// <summary>Strangers do not find them by the number they sign in with.</summary>
    public bool HidesMobile { get; set; }

    /// <summary>What an address must have in it to add them; null until it is first asked for.</summary>
    public string? Invite { get; set; }

    /// <summary>The newest notice they have had before them.</summary>
    public DateTimeOffset NoticesSeenAt { get; set; }

    /// <summary>SHA-256 of the one token that old clients carry in their addresses; replaced at each of their logins.</summary>
    public byte[]? QueryTokenHash { get; set; }

    /// <summary>Nobody may sign in to it.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Hash of the password that old clients use where there is a second factor, or null.</summary>
    public string? AppPasswordHash { get; set; }

    /// <summary>The account as the rest of the program knows it.</summary>
    public Person AsPerson() => new(new UserId(Id), UserName!, Nickname, Avatar, Sex, Memo, CreatedAt);
}
