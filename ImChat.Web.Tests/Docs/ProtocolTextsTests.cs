using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace ImChat.Web.Tests.Docs;

public sealed partial class ProtocolTextsTests
{
    public static TheoryData<string> Files => [typeof(Web.Docs.ProtocolTexts).FullName!, typeof(Web.Docs.DeviceTexts).FullName!];

    [Theory]
    [MemberData(nameof(Files))]
    public void EverySentence_IsThereInBothLanguages_WithTheSameGapsAndTheSameCode(string file)
    {
        var english = Read(file, "");
        var chinese = Read(file, "zh");
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, sentence => Assert.Equal(Fixed(sentence.Value), Fixed(chinese[sentence.Key])));
        Assert.All(chinese, sentence => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", sentence.Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EverySentence_EndsTheCodeItBegins(string file) =>
        Assert.All(Read(file, "").Concat(Read(file, "zh")), sentence => Assert.True(sentence.Value.Count(c => c == '`') % 2 == 0, sentence.Key));

    private static Dictionary<string, string> Read(string file, string language) =>
        new ResourceManager(file, typeof(Web.Docs.ProtocolTexts).Assembly).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    /// <summary>What a translation must not touch; in another order where its grammar wants it.</summary>
    private static string[] Fixed(string sentence) => [.. Untouchable.Matches(sentence).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}|`[^`]+`")]
    private static partial Regex Untouchable { get; }
}
