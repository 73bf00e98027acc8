using System.Diagnostics.CodeAnalysis;
using ImChat.Domain.Attachments;
using ImChat.Domain.Messages;
using ImChat.Web.Attachments;
using ImChat.Web.Stickers;

namespace ImChat.Web.Chat;

/// <summary>One entry of the browser's outbox. Nothing in it is believed.</summary>
/// <param name="Cid">The client id: the same again is the same message.</param>
/// <param name="Peer">Where it goes.</param>
/// <param name="Body">What it says.</param>
public sealed record OutboxEntry(string? Cid, string? Peer, OutboxBody? Body)
{
    /// <summary>The message this entry may become; false when a page of ours could not have written it.</summary>
    internal bool TryRead([NotNullWhen(true)] out MessageDraft? draft)
    {
        draft = Domain.Messages.Peer.TryParse(Peer, null, out var to) && Cid is { Length: > 0 and <= MessageRules.ClientIdChars } && Cid.All(char.IsAscii) && Body?.Read() is { } body
            ? new MessageDraft(to, body, Cid)
            : null;
        return draft is not null;
    }
}

/// <summary>What an entry of the outbox says: a text, or a file that was uploaded.</summary>
/// <param name="Media">The kind as a number of the wire.</param>
/// <param name="Content">The text, or what was written with pictures.</param>
/// <param name="Url">The file's address.</param>
/// <param name="Amount">How many seconds a recording has, or 0.</param>
/// <param name="Name">What its owner calls the file.</param>
/// <param name="Size">The file's bytes.</param>
/// <param name="Images">The pictures of an album.</param>
/// <param name="Pic">Where a film's still picture is.</param>
public sealed record OutboxBody(int Media, string? Content = null, string? Url = null, int Amount = 0, string? Name = null, long Size = 0, IReadOnlyList<AlbumImage>? Images = null, string? Pic = null)
{
    private const int LongestSeconds = 24 * 60 * 60;

    /// <summary>The body to send, every part of it made here; null when something is wrong with it.</summary>
    internal MessageBody? Read()
    {
        if ((MediaKind)Media == MediaKind.Text)
            return Content is null ? null : MessageBody.Text(Content);
        if ((MediaKind)Media == MediaKind.Image && StickerAddress.IsOne(Url))
            return new MessageBody(MediaKind.Image, Url: Url!);
        if ((MediaKind)Media == MediaKind.Custom && Images is not null)
            return ReadAlbum(Images);
        if (Url is null || !AttachmentAddress.TryParse(Url, out var stored))
            return null;
        var address = AttachmentAddress.Of(stored);
        return (MediaKind)Media switch
        {
            MediaKind.Voice when Amount is >= 0 and <= LongestSeconds => new MessageBody(MediaKind.Voice, Url: address, Amount: Amount),
            MediaKind.Image => new MessageBody(MediaKind.Image, Content ?? "", Url: address),
            MediaKind.Video => new MessageBody(MediaKind.Video, Pic: AttachmentAddress.TryParse(Pic ?? "", out var still) ? AttachmentAddress.Of(still) : "", Url: address),
            MediaKind.Custom when Size >= 0 => new SharedFile(NameOf(stored), Size, address).ToBody(),
            _ => null,
        };
    }

    private MessageBody? ReadAlbum(IReadOnlyList<AlbumImage> images)
    {
        var kept = new List<AlbumImage>();
        foreach (var image in images)
        {
            if (!AttachmentAddress.TryParse(image?.Url ?? "", out var stored))
                return null;
            kept.Add(image! with { Url = AttachmentAddress.Of(stored) });
        }
        return SharedAlbum.AreImages(kept) ? new SharedAlbum(kept, Content ?? "").ToBody() : null;
    }

    private string NameOf(AttachmentName stored) => AttachmentRules.CleanName(Name ?? "") is { Length: > 0 } name ? name : stored.ToString();
}
