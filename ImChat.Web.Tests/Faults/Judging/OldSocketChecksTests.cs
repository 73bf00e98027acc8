using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

public sealed class OldSocketChecksTests
{
    private readonly Story story = new();

    [Fact]
    public void WhoWasToldEverything_OnceOrTwice_HasAll()
    {
        var socket = Tell(Story.Bob, story.First, story.Second, story.Third, story.Third);
        Assert.Equal(3, socket.Had.Count);
        story.Check().AssertNothing();
    }

    [Fact]
    public void WhatWasNeverTold_IsLost()
    {
        Tell(Story.Bob, story.First, story.Third);
        story.AssertOnly(Verdict.Lost);
    }

    [Fact]
    public void OnesOwnWords_NeedNotComeBack()
    {
        Tell(Story.Alice);
        story.Check().AssertNothing();
    }

    [Fact]
    public void WhatSomebodyElseWasTold_IsNotAllowed()
    {
        Tell(Story.Carol, story.First);
        story.AssertOnly(Verdict.Authorization);
    }

    [Fact]
    public void WhatNobodySent_IsUnexpected()
    {
        Tell(Story.Bob, story.First, story.Second, story.Third, Send.New(new Random(9), story.First.Talk));
        story.AssertOnly(Verdict.Unexpected);
    }

    [Fact]
    public void AnotherText_IsSpoilt()
    {
        Tell(Story.Bob, story.First, story.Second, story.Third with { Content = $"{story.Third.Cid} other" });
        story.AssertOnly(Verdict.Integrity);
    }

    private OldSocketRecord Tell(UserId owner, params Send[] sends)
    {
        var socket = story.History.AddOldSocket(owner);
        foreach (var send in sends)
            socket.Add(send.Content);
        return socket;
    }
}
