using System.Text;
using ImChat.Domain;
using ImChat.Domain.Attachments;
using ImChat.Web.Legacy.Api;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ImChat.Web.Attachments;

/// <summary>The parts of one upload as they arrive: fields around a file, in any order. Disposing throws the file away unless it was kept.</summary>
internal sealed class UploadForm(HttpRequest request, string boundary) : IAsyncDisposable
{
    private const string FileField = "file";
    private const int MaxFields = 64;
    private const int MaxFieldBytes = 4096;

    private readonly MultipartReader parts = new(boundary, request.Body);
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first file that came in the field <c>file</c>, once it has been received.</summary>
    public ReceivedFile? File { get; private set; }

    /// <summary>What the client calls it.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The fields that have come so far, and the query.</summary>
    public LegacyForm Fields() => LegacyForm.From(request, fields);

    /// <summary>Reads up to the bytes of the file; null when there is none.</summary>
    public async Task<Stream?> FindFileAsync(CancellationToken cancellation)
    {
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            var (field, fileName) = NamesOf(part);
            if (field == FileField && fileName.Length > 0)
            {
                FileName = fileName;
                return part.Body;
            }
            await ReadFieldAsync(field, fileName, part.Body, cancellation);
        }
        return null;
    }

    /// <summary>Receives the file that was found, then reads what comes after it. The reason when it is refused.</summary>
    public async Task<Refusal?> ReceiveAsync(Stream content, AttachmentIntake intake, CancellationToken cancellation)
    {
        var received = await intake.ReceiveAsync(content, cancellation);
        if (!received.IsDone)
            return received.Refusal;
        File = received.Value;
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            var (field, fileName) = NamesOf(part);
            await ReadFieldAsync(field, fileName, part.Body, cancellation);
        }
        return null;
    }

    public ValueTask DisposeAsync() => File?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static (string Field, string FileName) NamesOf(MultipartSection part) =>
        part.GetContentDispositionHeader() is { } header
            ? (HeaderUtilities.RemoveQuotes(header.Name).ToString(), HeaderUtilities.RemoveQuotes(header.FileNameStar.Length > 0 ? header.FileNameStar : header.FileName).ToString())
            : ("", "");

    /// <summary>The first of each name counts. Other files and long texts are none of ours: the next part is looked for behind them.</summary>
    private async Task ReadFieldAsync(string field, string fileName, Stream body, CancellationToken cancellation)
    {
        if (field.Length == 0 || fileName.Length > 0 || fields.Count >= MaxFields)
            return;
        var bytes = new byte[MaxFieldBytes + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (read <= MaxFieldBytes)
            fields.TryAdd(field, Encoding.UTF8.GetString(bytes, 0, read));
    }
}
