using ImChat.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ImChat.Web.Tests.Journeys;

public sealed class CaretPickerTests(AppFactory app, Browser browser)
{
    /// <summary>Families, each with the letter its name begins with.</summary>
    private const string Families =
        "王w李l张z刘l陈c杨y黄h赵z吴w周z徐x孙s马m朱z胡h郭g何h林l罗l高g郑z梁l谢x宋s唐t许x韩h邓d冯f曹c彭p曾z肖x田t董d潘p袁y蔡c蒋j余y于y杜d叶y程c魏w苏s吕l丁d任r卢l姚y沈s钟z姜j崔c谭t陆l范f汪w廖l石s金j韦w贾j夏x付f方f"
        + "邹z熊x白b孟m秦q邱q侯h江j尹y薛x闫y段d雷l龙l黎l史s陶t贺h毛m郝h顾g龚g邵s万w覃q武w钱q戴d严y莫m孔k向x常c汤t康k易y乔q赖l文w洪h温w牛n葛g章z倪n施s欧o殷y鲁l樊f申s关g焦j詹z俞y翟z纪j左z单s毕b包b吉j宁n阮r骆l路l齐q庄z"
        + "柴c涂t祝z霍h耿g童t舒s靳j柯k岳y符f管g谷g卜b盛s游y盖g边b柳l司s尤y丛c辛x连l冉r古g饶r时s梅m甘g解x裴p全q苗m邢x阎y傅f喻y曲q卫w聂n岑c蓝l项x祁q季j简j费f应y滕t窦d翁w蒲p阳y娄l屈q成c米m查z车c艾a蔺l奚x粟s冷l景j鲍b闵m刁d冼x"
        + "仇q区o朴p缪m瞿q晏y苑y明m巩g佟t宫g权q牟m党d桑s敖a池c匡k和h荆j褚c麦m官g尚s牧m皮p巫w乌w仲z居j屠t房f昌c沙s都d谈t邬w郁y阚k隋s臧z栾l楚c凌l水s花h贝b安a云y凤f戚q酆f卞b元y平p穆m萧x湛z禹y狄d计j伏f茅m庞p席x麻m强q危w颜y"
        + "虞y支z昝z经j裘q干g宗z宣x贲b杭h诸z嵇j滑h荣r荀x羊y惠h甄z封f芮r羿y储c汲j邴b糜m松s井j富f弓g隗w山s宓m蓬p班b仰y伊y暴b钭t厉l戎r祖z束s幸x韶s郜g蓟j薄b印y宿s怀h邰t鄂e索s咸x籍j卓z阴y胥x能n苍c闻w莘s贡g劳l姬j扶f堵d宰z郦l雍y"
        + "璩q桂g濮p寿s通t燕y冀j浦p农n充c慕m茹r习x宦h鱼y容r慎s戈g庾y终z暨j衡h步b满m弘h国g寇k广g禄l阙q殳s沃w利l蔚y越y夔k隆l师s勾g融r訾z那n饶r竺z益y桓h员y乜n召s种c繁p折s";

    [Fact]
    public async Task InAGroup_AnAtFindsMembers_ByNameAndByFirstLetters_AndWritesPlainText()
    {
        await using var visitor = await OpenGroupAsync("张伟", "Bo");
        var composer = visitor.Hook("composer");
        await composer.PressSequentiallyAsync("hello @");
        await Expect(visitor.Hook("picker-option")).ToHaveCountAsync(3);
        await Expect(composer).ToHaveAttributeAsync("aria-activedescendant", "picker-0");
        await composer.PressSequentiallyAsync("zw");
        await Expect(visitor.Hook("picker-option")).ToHaveCountAsync(1);
        await Expect(visitor.Hook("picker-option")).ToContainTextAsync("张伟");
        await composer.PressAsync("Enter");
        await Expect(composer).ToHaveValueAsync("hello @张伟 ");
        await Expect(visitor.Hook("picker")).ToBeHiddenAsync();
        await composer.PressSequentiallyAsync("and @");
        await composer.PressAsync("ArrowUp");
        await composer.PressAsync("ArrowDown");
        await composer.PressSequentiallyAsync("bo");
        await composer.PressAsync("Tab");
        await Expect(composer).ToHaveValueAsync("hello @张伟 and @Bo ");
        await Expect(visitor.Messages).ToHaveCountAsync(0);
        await composer.PressAsync("Enter");
        await Expect(visitor.Hook("message-text")).ToHaveTextAsync("hello @张伟 and @Bo ");
        await composer.PressSequentiallyAsync("@张");
        await Expect(visitor.Hook("picker-option")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task EscClosesTheList_AndNothingElse_AndOnlyForThatWord()
    {
        await using var visitor = await OpenGroupAsync("Bo");
        var composer = visitor.Hook("composer");
        await composer.PressSequentiallyAsync("@b");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("() => { window.heard = 0; document.addEventListener('keydown', (event) => { if (event.key === 'Escape') window.heard++; }); }");
        await composer.PressAsync("Escape");
        await Expect(visitor.Hook("picker")).ToBeHiddenAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => window.heard"));
        await composer.PressSequentiallyAsync("o");
        await Expect(composer).ToHaveValueAsync("@bo");
        await Expect(visitor.Hook("picker")).ToBeHiddenAsync();
        await composer.PressSequentiallyAsync(" @b");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
        await composer.PressAsync("Escape");
        await composer.PressAsync("Escape");
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>("() => window.heard"));
        await composer.PressAsync("Enter");
        await composer.PressSequentiallyAsync("@b");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhoIsInAGroup_IsAskedOnce_AndWhatIsWritten_StaysInTheBrowser()
    {
        await using var visitor = await OpenGroupAsync("Bo");
        var composer = visitor.Hook("composer");
        await composer.PressSequentiallyAsync("@");
        await Expect(visitor.Hook("picker-option")).ToHaveCountAsync(2);
        await composer.FillAsync("");
        await visitor.Page.EvaluateAsync("() => { const box = document.querySelector('im-composer'); window.asked = 0; box.server = { invokeMethodAsync: () => { window.asked++; return Promise.resolve([]); } }; }");
        await composer.PressSequentiallyAsync("@b");
        await Expect(visitor.Hook("picker-option")).ToHaveCountAsync(1);
        await composer.PressSequentiallyAsync("o");
        await composer.FillAsync("a@b");
        await Expect(visitor.Hook("picker")).ToBeHiddenAsync();
        // That somebody writes is told, without what.
        Assert.True(await visitor.Page.EvaluateAsync<int>("() => window.asked") <= 1);
    }

    [Fact]
    public async Task AColonAndALetter_FindEmojiInTheViewersLanguage()
    {
        await using var visitor = await OpenGroupAsync();
        var composer = visitor.Hook("composer");
        await composer.PressSequentiallyAsync("good :thumbs_u");
        await Expect(visitor.Hook("picker-option").First).ToContainTextAsync("thumbs up");
        await composer.PressAsync("Enter");
        await Expect(composer).ToHaveValueAsync("good 👍️");
        await composer.FillAsync("");
        await composer.PressSequentiallyAsync(":tada");
        await Expect(visitor.Hook("picker-option").First).ToContainTextAsync("party popper");
        await visitor.Hook("picker-option").First.ClickAsync();
        await Expect(composer).ToHaveValueAsync("🎉");
        await Expect(composer).ToBeFocusedAsync();
        Assert.Empty(visitor.Errors);
    }

    [Theory]
    [InlineData("笑哭", "笑哭了")]
    [InlineData("xkl", "笑哭了")]
    [InlineData("真棒", "拇指向上")]
    public async Task InChinese_TheyAreFoundByChineseWordsAndTheirFirstLetters(string typed, string name)
    {
        await using var visitor = await OpenGroupAsync("zh-CN", []);
        await visitor.Hook("composer").PressSequentiallyAsync(":" + typed);
        await Expect(visitor.Hook("picker-option").Filter(new() { HasText = name })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task TimesAddressesAColonAloneAndAFaceOfSigns_AreSentAsTheyStand()
    {
        await using var visitor = await OpenGroupAsync();
        var composer = visitor.Hook("composer");
        // The words are there: from now on the list could open at once.
        await composer.PressSequentiallyAsync(":smile");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
        await composer.PressAsync("Escape");
        await composer.FillAsync("");
        foreach (var text in (string[])["12:30", "http:", "https://a.example/b", ":", "a :", ": ", ":3", "a:smile"])
        {
            await composer.PressSequentiallyAsync(text);
            await Expect(visitor.Hook("picker")).ToBeHiddenAsync();
            await composer.FillAsync("");
        }
        await composer.PressSequentiallyAsync("ok :D");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
        await composer.PressAsync("Enter");
        await Expect(visitor.Saying("ok :D")).ToHaveAttributeAsync("data-state", "sent");
    }

    [Theory]
    [InlineData("{ isComposing: true }")]
    [InlineData("{ keyCode: 229 }")]
    public async Task EnterWhileComposing_NeitherPicksNorSends(string how)
    {
        await using var visitor = await OpenGroupAsync("Bo");
        var composer = visitor.Hook("composer");
        await composer.PressSequentiallyAsync("@b");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
        await composer.EvaluateAsync($"box => box.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, cancelable: true, ...{how} }}))");
        await Expect(composer).ToHaveValueAsync("@b");
        await Expect(visitor.Hook("picker")).ToBeVisibleAsync();
        await Expect(visitor.Messages).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TheFirstLettersOfFamilies_AreThoseOnePronounces()
    {
        await using var visitor = await browser.AtDeskAsync(app);
        await visitor.RegisterAsync("Ada");
        await visitor.OpenAsync("/me");
        var wrong = await visitor.Page.EvaluateAsync<string[]>(
            "async (families) => { const { initials } = await import('/js/pinyin.js'); return families.match(/../gu).filter(([name, letter]) => initials(name + '伟')[0] !== letter + 'w'); }", Families);
        Assert.Empty(wrong);
        Assert.True(Families.Length / 2 > 300);
        Assert.Equal(["zsf"], await visitor.Page.EvaluateAsync<string[]>("async () => (await import('/js/pinyin.js')).initials('张三丰')"));
        Assert.Equal(["jsl"], await visitor.Page.EvaluateAsync<string[]>("async () => (await import('/js/pinyin.js')).initials('Jean smith-李')"));
    }

    [Fact]
    public async Task OnAPhone_TheListStandsAboveTheText_WithTargetsForAFinger_AndATapPicks()
    {
        await using var visitor = await browser.OnPhoneAsync(app);
        await OpenGroupAsync(visitor, ["Bo", "王芳"]);
        await visitor.Hook("composer").PressSequentiallyAsync("@");
        await Expect(visitor.Hook("picker-option")).ToHaveCountAsync(3);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        foreach (var option in await visitor.Hook("picker-option").AllAsync())
            Assert.True((await option.BoundingBoxAsync())!.Height >= 43.5);
        var box = (await visitor.Hook("composer").BoundingBoxAsync())!;
        var list = (await visitor.Hook("picker").BoundingBoxAsync())!;
        Assert.True(list.Y + list.Height <= box.Y);
        await visitor.Hook("picker-option").Filter(new() { HasText = "王芳" }).TapAsync();
        await Expect(visitor.Hook("composer")).ToHaveValueAsync("@王芳 ");
        await Expect(visitor.Hook("composer")).ToBeFocusedAsync();
        Assert.Empty(visitor.Errors);
    }

    private Task<Visitor> OpenGroupAsync(params string[] others) => OpenGroupAsync("en", others);

    private async Task<Visitor> OpenGroupAsync(string locale, string[] others)
    {
        var visitor = await browser.AtDeskAsync(app, locale);
        await OpenGroupAsync(visitor, others);
        return visitor;
    }

    /// <summary>The visitor stands before a group of one "Owner" and these others.</summary>
    private async Task OpenGroupAsync(Visitor visitor, string[] others)
    {
        await visitor.RegisterAsync("Ada");
        using var owner = await LegacyClient.RegisterAsync(app, "Owner");
        var group = await owner.CreateGroupAsync("picking");
        foreach (var name in others)
        {
            using var other = await LegacyClient.RegisterAsync(app, name);
            await other.JoinGroupAsync(group);
        }
        await visitor.JoinAsync(group);
        await visitor.OpenAsync($"/g/{group}");
        await Expect(visitor.Hook("conversation")).ToHaveAttributeAsync("data-ready", "true");
    }
}
