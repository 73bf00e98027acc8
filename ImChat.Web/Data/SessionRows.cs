using ImChat.Domain.People;

namespace ImChat.Web.Data;

/// <summary>One sign-in: of a browser in our pages, or of an old client by its cookie. A later one elsewhere does not end it.</summary>
internal sealed class SessionRow
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>SHA-256 of the token in an old client's cookie; null of a browser in our pages, whose cookie names the row.</summary>
    public byte[]? TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last used, to some minutes.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>What the browser or client says it is.</summary>
    public string Agent { get; set; } = "";

    /// <summary>Where it came from when it was opened.</summary>
    public string Address { get; set; } = "";
}

/// <summary>Some of a person's sign-ins were ended; every node reads this and ends what rests on them.</summary>
internal sealed class RevocationRow
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>The last sign-in there was then.</summary>
    public long UpToSession { get; set; }

    /// <summary>The one that was ended, or null when all were.</summary>
    public long? OnlySession { get; set; }

    /// <summary>The one that was left, or null.</summary>
    public long? ExceptSession { get; set; }

    public DateTimeOffset At { get; set; }

    public static RevocationRow Of(Revocation revocation, DateTimeOffset at) => new()
    {
        UserId = revocation.Person.Value,
        UpToSession = revocation.UpTo.Value,
        OnlySession = revocation.Only?.Value,
        ExceptSession = revocation.Except?.Value,
        At = at,
    };

    public Revocation AsRevocation() => new(new UserId(UserId), new SessionId(UpToSession), Session(OnlySession), Session(ExceptSession));

    private static SessionId? Session(long? number) => number is { } one ? new SessionId(one) : null;
}
