namespace ImChat.Web.Legacy;

/// <summary>Section <c>Legacy</c>: how strict we are with the clients of the old server.</summary>
internal sealed class LegacyOptions
{
    public HttpAuth HttpAuth { get; set; } = HttpAuth.Strict;

    public RoomEcho RoomEcho { get; set; } = RoomEcho.Auto;

    /// <summary>Missed messages a socket is sent after the greeting, at most; 0 sends none.</summary>
    public int ReplayLimit { get; set; } = 500;

    /// <summary>A folder with the assets of an old installation, served under <c>/asset</c>; empty for none.</summary>
    public string AssetRoot { get; set; } = "";

    /// <summary>Origins beside our own from which a token is accepted, such as <c>https://app.example</c>.</summary>
    public string[] AllowedOrigins { get; set; } = [];
}

/// <summary>Who is believed on the old HTTP API.</summary>
internal enum HttpAuth
{
    /// <summary>Whoever proves the number they claim.</summary>
    Strict,

    /// <summary>Everybody, as the old server did; for closed networks only.</summary>
    Open,
}

/// <summary>Whether a socket gets its own group messages back.</summary>
internal enum RoomEcho
{
    /// <summary>Native clients do, browsers draw their own message and do not.</summary>
    Auto,
    Always,
    Never,
}
