using System.Text;

namespace ImChat.Web.Tests.Attachments;

/// <summary>A multipart body written byte by byte, because a client library would refuse to make most of what is tested.</summary>
internal sealed class RawForm(string boundary = "B0undary")
{
    private readonly List<byte> body = [];

    public RawForm Field(string name, string value) => Part($"form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value));

    public RawForm File(byte[] bytes, string fileName, string field = "file") => Part($"form-data; name=\"{field}\"; filename=\"{fileName}\"", bytes);

    public RawForm Part(string disposition, byte[] bytes)
    {
        body.AddRange(Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: {disposition}\r\n\r\n"));
        body.AddRange(bytes);
        body.AddRange("\r\n"u8);
        return this;
    }

    public HttpRequestMessage To(string address, bool isClosed = true, string? contentType = null)
    {
        if (isClosed)
            body.AddRange(Encoding.UTF8.GetBytes($"--{boundary}--\r\n"));
        var content = new ByteArrayContent([.. body]);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType ?? $"multipart/form-data; boundary={boundary}");
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
    }
}
