using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ImChat.Web.Tests.Docs;

public sealed partial class ProtocolTextsTests
{
    [Fact]
    public void EverySentence_IsThereInBothLanguages_WithTheSameGapsAndTheSameCode()
    {
        var english = Read("");
        var chinese = Read("zh");
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, sentence => Assert.Equal(Fixed(sentence.Value), Fixed(chinese[sentence.Key])));
        Assert.All(chinese, sentence => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", sentence.Value));
    }

    [Fact]
    public void EverySentence_EndsTheCodeItBegins() =>
        Assert.All(Read("").Concat(Read("zh")), sentence => Assert.True(sentence.Value.Count(c => c == '`') % 2 == 0, sentence.Key));

    private static Dictionary<string, string> Read(string language) =>
        Web.Docs.ProtocolTexts.ResourceManager.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    /// <summary>What a translation must not touch; in another order where its grammar wants it.</summary>
    private static string[] Fixed(string sentence) => [.. Untouchable.Matches(sentence).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}|`[^`]+`")]
    private static partial Regex Untouchable { get; }
}
