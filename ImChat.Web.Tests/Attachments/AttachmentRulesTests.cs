using CsCheck;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Tests.Attachments;

public sealed class AttachmentRulesTests
{
    [Theory]
    [InlineData(nameof(Samples.Png), "image/png", ".png")]
    [InlineData(nameof(Samples.Jpeg), "image/jpeg", ".jpg")]
    [InlineData(nameof(Samples.Gif), "image/gif", ".gif")]
    [InlineData(nameof(Samples.WebP), "image/webp", ".webp")]
    [InlineData(nameof(Samples.Mp3WithTag), "audio/mpeg", ".mp3")]
    [InlineData(nameof(Samples.Mp3Frame), "audio/mpeg", ".mp3")]
    [InlineData(nameof(Samples.Aac), "audio/aac", ".aac")]
    [InlineData(nameof(Samples.Ogg), "audio/ogg", ".ogg")]
    [InlineData(nameof(Samples.OggFilm), "video/ogg", ".ogv")]
    [InlineData(nameof(Samples.Wav), "audio/wav", ".wav")]
    [InlineData(nameof(Samples.Flac), "audio/flac", ".flac")]
    [InlineData(nameof(Samples.M4a), "audio/mp4", ".m4a")]
    [InlineData(nameof(Samples.Mp4), "video/mp4", ".mp4")]
    [InlineData(nameof(Samples.Mov), "video/quicktime", ".mov")]
    [InlineData(nameof(Samples.WebMVoice), "audio/webm", ".webm")]
    [InlineData(nameof(Samples.WebMFilm), "video/webm", ".webm")]
    public void Media_is_what_its_bytes_say_whatever_it_is_called(string sample, string contentType, string suffix)
    {
        foreach (var called in (string[])["", "blob", ".png", "a.html", ".svg", "x.pdf", "b.exe", ".gif"])
        {
            var type = AttachmentRules.TypeOf(Samples.Of(sample), called);
            Assert.Equal((contentType, suffix), (type.ContentType, type.Suffix));
            Assert.Equal(AttachmentRules.KindOf(contentType), type.Kind);
            Assert.NotEqual(AttachmentKind.File, type.Kind);
        }
    }

    [Theory]
    [InlineData(nameof(Samples.WebMVoice), "audio/webm")]
    [InlineData(nameof(Samples.WebMFilm), "audio/webm")]
    [InlineData(nameof(Samples.Mp4), "audio/mp4")]
    [InlineData(nameof(Samples.Mov), "audio/mp4")]
    [InlineData(nameof(Samples.M4a), "audio/mp4")]
    [InlineData(nameof(Samples.Ogg), "audio/ogg")]
    [InlineData(nameof(Samples.Aac), "audio/aac")]
    [InlineData(nameof(Samples.Mp3Frame), "audio/mpeg")]
    public void A_voice_message_keeps_the_suffix_of_the_old_clients_and_is_served_as_what_it_is(string sample, string contentType)
    {
        foreach (var called in (string[])[".mp3", "mp3", "MP3", "voice.Mp3"])
            Assert.Equal(new AttachmentType(AttachmentKind.Audio, contentType, ".mp3"), AttachmentRules.TypeOf(Samples.Of(sample), called));
    }

    [Theory]
    [InlineData(nameof(Samples.Html))]
    [InlineData(nameof(Samples.Svg))]
    [InlineData(nameof(Samples.Xml))]
    [InlineData(nameof(Samples.Js))]
    [InlineData(nameof(Samples.Swf))]
    [InlineData(nameof(Samples.Exe))]
    [InlineData(nameof(Samples.Heic))]
    [InlineData(nameof(Samples.Matroska))]
    [InlineData(nameof(Samples.Utf16Text))]
    [InlineData(nameof(Samples.Empty))]
    public void What_is_not_known_is_bytes_to_download(string sample)
    {
        foreach (var called in (string[])["", "blob", ".png", ".jpg", "a.html", ".svg", ".xml", "x.js", ".swf", ".shtml", ".exe", ".php", ".htaccess", "a.", ".png.html", "/../../x", "..\\x", "\0", "😀", "a.p g", new string('x', 5000)])
            Assert.Equal(AttachmentType.Unknown, AttachmentRules.TypeOf(Samples.Of(sample), called));
    }

    [Fact]
    public void What_is_called_a_voice_message_but_is_nothing_known_keeps_its_suffix_and_is_only_downloaded() =>
        Assert.Equal(AttachmentType.Unknown with { Suffix = ".mp3" }, AttachmentRules.TypeOf(Samples.Html, ".mp3"));

    [Fact]
    public void A_picture_called_a_voice_message_is_a_picture() => Assert.Equal(".png", AttachmentRules.TypeOf(Samples.Png, ".mp3").Suffix);

    [Theory]
    [InlineData("report.pdf", ".pdf")]
    [InlineData("REPORT.PDF", ".pdf")]
    [InlineData("zip", ".zip")]
    [InlineData("a.b.docx", ".docx")]
    [InlineData("a.xls", ".xls")]
    [InlineData("a.pptx", ".pptx")]
    [InlineData("a.txt", ".txt")]
    [InlineData("a.csv", ".csv")]
    public void A_document_is_known_by_its_suffix_and_always_downloaded(string called, string suffix)
    {
        var type = AttachmentRules.TypeOf(Samples.Html, called);
        Assert.Equal((AttachmentKind.File, suffix), (type.Kind, type.Suffix));
        Assert.Equal(AttachmentKind.File, AttachmentRules.KindOf(type.ContentType));
    }

    [Fact]
    public void No_bytes_and_no_name_ever_make_something_that_runs()
    {
        string[] active = ["html", "svg", "xml", "javascript", "ecmascript", "flash", "php", "css"];
        Gen.Select(Gen.OneOf(Gen.Byte.Array[0, 40], Gen.OneOfConst(Samples.Polyglots.Values.ToArray())), Gen.OneOf(Gen.String, Gen.OneOfConst(".html", ".svg", ".js", ".xml", ".swf", ".shtml", ".mp3", ".pdf")))
            .Sample((bytes, called) =>
            {
                var type = AttachmentRules.TypeOf(bytes, called);
                Assert.DoesNotContain(active, word => type.ContentType.Contains(word, StringComparison.Ordinal));
                Assert.Matches(@"^\.[a-z0-9]{1,8}$", type.Suffix);
                Assert.DoesNotContain(type.Suffix, (string[])[".html", ".htm", ".svg", ".js", ".xml", ".swf", ".shtml", ".exe", ".php", ".css"]);
            });
    }

    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("C:\\Users\\me\\photo.jpg", "photo.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(" 报告 2026.pdf ", "报告 2026.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1\0.png", "aSet-Cookie: x=1.png")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("", "")]
    public void An_original_name_has_no_folder_and_nothing_invisible(string name, string shown) => Assert.Equal(shown, AttachmentRules.CleanName(name));

    [Fact]
    public void A_long_original_name_is_cut_but_keeps_its_suffix()
    {
        var shown = AttachmentRules.CleanName(new string('x', 5000) + ".docx");
        Assert.Equal(AttachmentRules.OriginalNameChars, shown.Length);
        Assert.EndsWith("x.docx", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_original_name_becomes_one_that_can_be_kept_and_sent() =>
        Gen.String.Sample(name =>
        {
            var shown = AttachmentRules.CleanName(name);
            Assert.True(shown.Length <= AttachmentRules.OriginalNameChars);
            Assert.DoesNotContain(shown, char.IsControl);
            Assert.Equal(shown, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)));
        });
}
