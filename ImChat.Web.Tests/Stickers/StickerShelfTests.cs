using System.Text.Json.Nodes;
using ImChat.Web.Stickers;
using ImChat.Web.Tests.Attachments;
using ImChat.Web.Tests.Support;
using Microsoft.Extensions.Logging;
using SkiaSharp;

namespace ImChat.Web.Tests.Stickers;

public sealed class StickerShelfTests : IDisposable
{
    private readonly DirectoryInfo packs = Directory.CreateTempSubdirectory("imchat-packs-");
    private readonly LogRecorder logs = new();

    public void Dispose() => packs.Delete(recursive: true);

    [Fact]
    public void The_packs_that_come_with_the_program_are_all_right()
    {
        var shelf = Shelf(Path.Combine(AppContext.BaseDirectory, "Stickers", "Packs"));
        Assert.Equal(["animals", "moods"], shelf.Packs.Select(pack => pack.Id));
        Assert.All(shelf.Packs, pack => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Stickers", "Packs", pack.Id, "LICENSE.txt"))));
        Assert.Empty(logs.Lines);
    }

    [Fact]
    public void A_pack_of_an_administrator_is_there_with_its_words_in_both_languages()
    {
        Put("cats", _ => { });
        var pack = Assert.Single(Shelf(packs.FullName).Packs);
        Assert.Equal(("猫", "Cats"), (pack.Name.Zh, pack.Name.En));
        Assert.NotNull(Shelf(packs.FullName).Find("/stickers/cats/a.png"));
    }

    [Fact]
    public void Only_what_the_manifest_names_is_there()
    {
        var folder = Put("cats", _ => { });
        File.WriteAllBytes(Path.Combine(folder, "b.png"), Samples.Png);
        var shelf = Shelf(packs.FullName);
        Assert.NotNull(shelf.FileOf("/stickers/cats/a.png"));
        foreach (var other in (string[])["/stickers/cats/b.png", "/stickers/cats/manifest.json", "/stickers/cats/../cats/a.png", "/stickers/cats/", "/stickers/CATS/a.png", ""])
            Assert.Null(shelf.FileOf(other));
    }

    [Fact]
    public void Of_two_packs_with_one_id_the_program_s_own_counts()
    {
        Put("moods", _ => { });
        var shelf = Shelf(Path.Combine(AppContext.BaseDirectory, "Stickers", "Packs"), packs.FullName);
        Assert.Equal("Twemoji contributors", shelf.Packs.Single(pack => pack.Id == "moods").Author);
        Assert.Single(logs.Lines);
    }

    public static TheoryData<string> Wrongs => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void A_pack_that_is_not_right_is_left_out_with_one_warning_and_the_others_stay(string wrong)
    {
        Put("good", _ => { });
        Put("cats", Wrong[wrong]);
        Assert.Equal(["good"], Shelf(packs.FullName).Packs.Select(pack => pack.Id));
        Assert.Contains("cats", Assert.Single(logs.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"x\"")]
    [InlineData("{\"id\":7}")]
    public void So_is_one_whose_manifest_is_none(string manifest)
    {
        File.WriteAllText(Path.Combine(packs.CreateSubdirectory("cats").FullName, "manifest.json"), manifest);
        Assert.Empty(Shelf(packs.FullName).Packs);
        Assert.Single(logs.Lines);
    }

    [Fact]
    public void A_link_that_leads_out_of_the_folder_is_not_followed()
    {
        var folder = Put("cats", _ => { });
        var outside = Path.Combine(packs.FullName, "secret.png");
        File.Move(Path.Combine(folder, "a.png"), outside);
        File.CreateSymbolicLink(Path.Combine(folder, "a.png"), outside);
        Assert.Empty(Shelf(packs.FullName).Packs);
    }

    [Fact]
    public void A_file_that_is_not_what_its_name_says_is_no_sticker()
    {
        var folder = Put("cats", _ => { });
        foreach (var bytes in (byte[][])[Samples.Html, Samples.Svg, Samples.Gif, []])
        {
            File.WriteAllBytes(Path.Combine(folder, "a.png"), bytes);
            Assert.Empty(Shelf(packs.FullName).Packs);
        }
    }

    private static readonly Dictionary<string, Action<JsonNode>> Wrong = new()
    {
        ["another id than the folder"] = manifest => manifest["id"] = "dogs",
        ["no id"] = manifest => manifest["id"] = null,
        ["no name"] = manifest => manifest["name"] = null,
        ["a name in one language"] = manifest => manifest["name"]!["zh"] = "",
        ["a name too long"] = manifest => manifest["name"]!["en"] = new string('x', 81),
        ["no author"] = manifest => manifest["author"] = null,
        ["no licence"] = manifest => manifest["licence"] = " ",
        ["no stickers"] = manifest => manifest["stickers"] = new JsonArray(),
        ["stickers that are none"] = manifest => manifest["stickers"] = "a.png",
        ["a sticker that is null"] = manifest => manifest["stickers"] = new JsonArray((JsonNode?)null),
        ["a file elsewhere"] = manifest => manifest["stickers"]![0]!["file"] = "../good/a.png",
        ["a file by its whole path"] = manifest => manifest["stickers"]![0]!["file"] = "/etc/hostname",
        ["a file of another kind"] = manifest => manifest["stickers"]![0]!["file"] = "manifest.json",
        ["a file that is not there"] = manifest => manifest["stickers"]![0]!["file"] = "gone.png",
        ["a line feed in a name"] = manifest => manifest["stickers"]![0]!["file"] = "a.png\n",
        ["no alt"] = manifest => manifest["stickers"]![0]!["alt"] = null,
        ["no width"] = manifest => manifest["stickers"]![0]!["width"] = 0,
        ["a height beyond reason"] = manifest => manifest["stickers"]![0]!["height"] = 100_000,
        ["a width that is no number"] = manifest => manifest["stickers"]![0]!["width"] = "wide",
        ["a file twice"] = manifest => manifest["stickers"]!.AsArray().Add(manifest["stickers"]![0]!.DeepClone()),
    };

    private string Put(string id, Action<JsonNode> change)
    {
        var folder = packs.CreateSubdirectory(id).FullName;
        File.WriteAllBytes(Path.Combine(folder, "a.png"), Pictures.Draw(24, 24, SKEncodedImageFormat.Png));
        var manifest = JsonNode.Parse($$"""
            {"id":"{{id}}","name":{"zh":"猫","en":"Cats"},"author":"Somebody","licence":"CC0-1.0",
             "stickers":[{"file":"a.png","alt":{"zh":"猫","en":"Cat"},"width":24,"height":24}]}
            """)!;
        change(manifest);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest.ToJsonString());
        return folder;
    }

    private StickerShelf Shelf(params string[] folders)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        return new StickerShelf(folders, factory.CreateLogger<StickerShelf>());
    }
}
