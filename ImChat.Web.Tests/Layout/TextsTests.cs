using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ImChat.Web.Tests.Layout;

public sealed partial class TextsTests
{
    [Fact]
    public void EverySentence_IsThereInBothLanguages_WithTheSameGaps()
    {
        var english = Read("");
        var chinese = Read("zh");
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, sentence => Assert.Equal(Gaps(sentence.Value), Gaps(chinese[sentence.Key])));
        Assert.All(chinese.Where(sentence => sentence.Key != nameof(Texts.DayFormat)), sentence => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", sentence.Value));
    }

    [Theory]
    [InlineData("zh-CN", "消息")]
    [InlineData("zh-TW", "消息")]
    [InlineData("en-GB", "Chats")]
    [InlineData("fr", "Chats")]
    public void ABrowsersLanguage_FindsItsSentences(string language, string chats) =>
        Assert.Equal(chats, Texts.ResourceManager.GetString(nameof(Texts.Chats), CultureInfo.GetCultureInfo(language)));

    private static Dictionary<string, string> Read(string language) =>
        Texts.ResourceManager.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Gaps(string sentence) => [.. Gap.Matches(sentence).Select(match => match.Value).Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap { get; }
}
