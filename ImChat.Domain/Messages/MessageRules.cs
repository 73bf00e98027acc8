namespace ImChat.Domain.Messages;

/// <summary>What a message may be. Old wire frames are bounded by their size alone, as their clients expect.</summary>
public sealed class MessageRules
{
    /// <summary>UTF-16 units an address may have.</summary>
    public const int AddressChars = 2048;

    /// <summary>Printable ASCII characters a client id may have.</summary>
    public const int ClientIdChars = 64;

    /// <summary>UTF-16 units a text may have; section <c>Limits</c>, key <c>MessageChars</c>.</summary>
    public int MaxChars { get; set; } = 8000;

    /// <summary>The reason why this draft may not be sent, or null.</summary>
    public Refusal? Check(MessageDraft draft)
    {
        if (draft.Frame is not null)
            return null;
        var body = draft.Body;
        if (body.Media == MediaKind.Text && string.IsNullOrWhiteSpace(body.Content))
            return Refusal.Empty;
        if (body.Content.Length > MaxChars || body.Memo.Length > MaxChars || body.Url.Length > AddressChars || body.Pic.Length > AddressChars)
            return Refusal.TooLong;
        return HasUnshowable(body.Content) || HasUnshowable(body.Memo) || HasUnshowable(body.Url) || HasUnshowable(body.Pic) ? Refusal.BadText : null;
    }

    /// <summary>Control characters but tab and line feed, lone surrogates, U+FFFE and U+FFFF: some database or client refuses each of them.</summary>
    private static bool HasUnshowable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not '\n' and not '\t'))
                return true;
        }
        return false;
    }
}
