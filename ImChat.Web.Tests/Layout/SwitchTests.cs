using Bunit;
using ImChat.Web.Layout;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Layout;

public sealed class SwitchTests : MudTest
{
    [Fact]
    public void ASwitch_AsksForTheOpposite_AndShowsOnlyWhatIs()
    {
        var asked = new List<bool>();
        var rendered = Render<Switch>(parameters => parameters.Add(x => x.Label, "Mute").Add(x => x.IsOn, true).Add(x => x.Changed, asked.Add));
        rendered.Find("[role=switch]").Click();
        Assert.Equal([false], asked);
        Assert.Equal("true", rendered.Find("[role=switch]").GetAttribute("aria-checked"));
    }
}
