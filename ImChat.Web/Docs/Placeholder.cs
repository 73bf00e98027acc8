namespace ImChat.Web.Docs;

/// <summary>What may stand in an example for something that differs each time. The last part of its name says what kind of value it is.</summary>
/// <param name="Kind">The last part of the name.</param>
/// <param name="Sample">One as it stands in the examples.</param>
/// <param name="Pattern">A regular expression of its values.</param>
/// <param name="Meaning">What the value is.</param>
public sealed record Placeholder(string Kind, string Sample, string Pattern, string Meaning)
{
    public static IReadOnlyList<Placeholder> All =>
    [
        new("id", "{alice.id}", "[1-9][0-9]*", ProtocolTexts.PlaceholderId),
        new("token", "{alice.token}", "[0-9A-F]{32}", ProtocolTexts.PlaceholderToken),
        new("session", "{session}", "[0-9A-F]{32}", ProtocolTexts.PlaceholderSession),
        new("mobile", "{alice.mobile}", "[0-9]{11}", ProtocolTexts.PlaceholderMobile),
        new("masked", "{carol.masked}", @"[0-9]{3}\*{4}[0-9]{4}", ProtocolTexts.PlaceholderMasked),
        new("passwd", "{alice.passwd}", ".+", ProtocolTexts.PlaceholderPassword),
        new("nickname", "{dora.nickname}", "user[0-9]{8}", ProtocolTexts.PlaceholderNickname),
        new("name", "{group.name}", ".+", ProtocolTexts.PlaceholderName),
        new("time", "{alice.time}", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})", ProtocolTexts.PlaceholderTime),
        new("file", "{file}", "[0-9]{39}", ProtocolTexts.PlaceholderFile),
        new("conv", "{pair.conv}", "c[1-9][0-9]*", DeviceTexts.PlaceholderConversation),
        new("device", "{alice.device}", "d[0-9a-f]{24}", DeviceTexts.PlaceholderDevice),
        new("ms", "{first.ms}", "[0-9]{13}", DeviceTexts.PlaceholderMilliseconds),
        new("wait", "{wait}", "[0-9]{1,5}", DeviceTexts.PlaceholderWait),
        new("rate", "{rate}", "[0-9]+", DeviceTexts.PlaceholderRate),
        new("burst", "{burst}", "[0-9]+", DeviceTexts.PlaceholderBurst),
        new("origin", "{origin}", "https?://[^/]+", ProtocolTexts.PlaceholderOrigin),
    ];
}
