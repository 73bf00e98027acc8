namespace ImChat.Web.Docs.Examples;

internal static class UploadExamples
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8];
    private static readonly byte[] WebMVoice = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "B\x82webm"u8, .. "A_OPUS"u8];

    public static IReadOnlyList<Example> Upload =>
    [
        new("upload-picture", ProtocolTexts.ExampleUploadPicture,
            Uploads(new("photo.png", Png), Stored(".png"), ("token", "{alice.token}")),
            new Call("GET", "/mnt/{file}.png", new Answer(StatusCodes.Status200OK)
            {
                Headers =
                [
                    ("Content-Type", "image/png"), ("Content-Disposition", "inline; filename=photo.png; filename*=UTF-8''photo.png"), ("X-Content-Type-Options", "nosniff"),
                    ("Content-Security-Policy", "sandbox; default-src 'none'"), ("Accept-Ranges", "bytes"),
                ],
            })),
        new("upload-voice", ProtocolTexts.ExampleUploadVoice,
            Uploads(new("blob", WebMVoice), Stored(".mp3"), ("filetype", ".mp3"), ("token", "{alice.token}")),
            new Call("GET", "/mnt/{file}.mp3", new Answer(StatusCodes.Status200OK) { Headers = [("Content-Type", "audio/webm")] })),
        new("upload-page", ProtocolTexts.ExampleUploadPage,
            Uploads(new("page.html", "<script>alert(1)</script>"u8.ToArray()), Stored(".bin"), ("token", "{alice.token}")),
            new Call("GET", "/mnt/{file}.bin", new Answer(StatusCodes.Status200OK)
            {
                Headers = [("Content-Type", "application/octet-stream"), ("Content-Disposition", "attachment; filename=page.html; filename*=UTF-8''page.html")],
                Body = "<script>alert(1)</script>",
            })),
        new("upload-refused", ProtocolTexts.ExampleRefused,
            Uploads(new("photo.png", Png), Shapes.SignInFirst),
            new Call("POST", "/attach/upload?token={alice.token}", Answer.Json(Shapes.Refused("request Content-Type isn't multipart/form-data")))),
    ];

    public static IReadOnlyList<Example> Download =>
    [
        new("download-unknown", ProtocolTexts.ExampleDownloadUnknown,
            new Call("GET", "/mnt/1.png", new Answer(StatusCodes.Status404NotFound) { Headers = [("Content-Type", "text/plain")], Body = "404 page not found\n" })),
    ];

    private static string Stored(string suffix) => Shapes.Data($$"""
        "/mnt/{file}{{suffix}}"
        """);

    private static Call Uploads(UploadedFile file, string answer, params (string, string)[] form) =>
        new("POST", "/attach/upload", Answer.Json(answer)) { Form = form, File = file };
}
