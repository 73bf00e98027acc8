using ImChat.Domain.People;

namespace ImChat.Domain.Attachments;

/// <summary>
/// How a file comes in, for every door. In two steps, because a door may learn only after the file whose it is: first its bytes are
/// received, then it is kept for somebody. What is not kept leaves nothing behind.
/// </summary>
public sealed class AttachmentIntake(IAttachmentStore store, IAttachmentLedger ledger, AttachmentLimits limits, TimeProvider clock)
{
    /// <summary>
    /// Receives a file, counting as it comes: of one that is too big, no more than a byte over the limit is read. Refused:
    /// <see cref="Refusal.TooBig"/>, <see cref="Refusal.Busy"/>. What <paramref name="content"/> throws passes through.
    /// </summary>
    public async Task<Outcome<ReceivedFile>> ReceiveAsync(Stream content, CancellationToken cancellation)
    {
        if (await store.BeginAsync(cancellation) is not { } incoming)
            return Refusal.Busy;
        var file = new ReceivedFile(incoming);
        var isWhole = false;
        try
        {
            if (await file.FillAsync(content, limits, cancellation) is { } refusal)
                return refusal;
            isWhole = true;
            return file;
        }
        finally
        {
            if (!isWhole)
                await file.DisposeAsync();
        }
    }

    /// <summary>
    /// Keeps a received file for its owner. When this returns it, it survives a power cut and its name is good for ever. Refused:
    /// <see cref="Refusal.QuotaUsed"/>, <see cref="Refusal.TooManyPixels"/>, <see cref="Refusal.Busy"/>.
    /// </summary>
    /// <param name="owner">Who pays for it.</param>
    /// <param name="file">What was received.</param>
    /// <param name="fileName">What the client calls the file; anything at all.</param>
    /// <param name="suffix">What the client calls its kind, such as <c>.mp3</c>; empty when the file's name says it.</param>
    /// <param name="cancellation">Stops it; then nothing is kept.</param>
    public async Task<Outcome<Attachment>> KeepAsync(UserId owner, ReceivedFile file, string fileName, string suffix, CancellationToken cancellation)
    {
        var type = AttachmentRules.TypeOf(file.Head.Span, suffix.Length > 0 ? suffix : fileName);
        var size = type.Kind == AttachmentKind.Image ? file.Size : default;
        if (size.IsTooLarge)
            return Refusal.TooManyPixels;
        var attachment = new Attachment(AttachmentName.New(type.Suffix), owner, file.Bytes, type.ContentType, AttachmentRules.CleanName(fileName), clock.GetUtcNow(), size);
        var isKept = false;
        try
        {
            await file.KeepAsync(attachment.Name, cancellation);
            isKept = await ledger.AddAsync(attachment, limits, cancellation);
            return isKept ? attachment : Refusal.QuotaUsed;
        }
        catch (IOException)
        {
            // The disk is full or fails, or the store cannot be reached.
            return Refusal.Busy;
        }
        finally
        {
            if (!isKept)
                await store.RemoveAsync(attachment.Name);
        }
    }
}
