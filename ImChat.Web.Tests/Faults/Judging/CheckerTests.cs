namespace ImChat.Web.Tests.Faults.Judging;

public sealed class CheckerTests
{
    private readonly Story story = new();

    [Fact]
    public void WhereAllWentWell_NothingIsFound()
    {
        var findings = story.Check();
        findings.AssertNothing();
        Assert.Equal((3, 0, 0, 6, 0), (findings.Acked, findings.Failed, findings.Recovered, findings.Received, findings.Redelivered));
    }

    [Fact]
    public void AnAckWithoutARow_IsLost()
    {
        var send = story.Try();
        story.History.Acked(send.Cid, new Place(Story.Conversation, 4, 103), isRepetition: false);
        story.AssertOnly(Verdict.Lost);
    }

    [Fact]
    public void ARowThatTheHistoryDoesNotTell_IsLost()
    {
        story.Pages.RemoveAt(1);
        story.AssertOnly(Verdict.Lost);
    }

    [Fact]
    public void AMessageThatADeviceNeverGot_IsLost()
    {
        var send = story.Try();
        story.Ack(send, story.Store(send));
        story.AssertOnly(Verdict.Lost);
    }

    [Fact]
    public void TwoRowsOfOneSend_AreADuplicate()
    {
        Story.Deliver(story.BobsDevice, story.Store(story.First), "");
        Assert.NotEmpty(story.Check()[Verdict.Duplicated]);
    }

    [Fact]
    public void OneSendShownTwice_IsADuplicate()
    {
        var place = story.Store(story.First);
        Story.Deliver(story.BobsDevice, place, story.First.Content);
        Assert.Contains(story.Check()[Verdict.Duplicated], what => what.Contains("was shown", StringComparison.Ordinal));
    }

    [Fact]
    public void ARowThatNobodySent_IsUnexpected()
    {
        var place = story.Store(Send.New(new Random(9), story.First.Talk));
        Story.Deliver(story.BobsDevice, place, story.Rows[^1].Content);
        Story.Deliver(story.AlicesDevice, place, story.Rows[^1].Content);
        story.AssertOnly(Verdict.Unexpected);
    }

    [Fact]
    public void ARefusedSendThatIsStored_IsUnexpected()
    {
        var send = story.Try();
        story.History.Refused(send.Cid, "busy");
        DeliverToBoth(send);
        story.AssertOnly(Verdict.Unexpected);
    }

    [Fact]
    public void AnUnansweredSendThatIsStored_IsRecovered()
    {
        DeliverToBoth(story.Try());
        var findings = story.Check();
        findings.AssertNothing();
        Assert.Equal(1, findings.Recovered);
    }

    [Fact]
    public void ARefusalAfterAnUnansweredTry_ProvesNothing()
    {
        var send = story.Try(story.Try());
        story.History.Refused(send.Cid, "busy");
        DeliverToBoth(send);
        story.Check().AssertNothing();
    }

    [Fact]
    public void AMissingNumber_IsAGap()
    {
        foreach (var list in (List<StoredMessage>[])[story.Rows, story.Pages])
            list.RemoveAt(1);
        Assert.NotEmpty(story.Check()[Verdict.Gap]);
    }

    [Fact]
    public void ALineThatLeavesOneOut_IsAGap_EvenIfItComesLater()
    {
        var (fourth, fifth) = (story.Try(), story.Try());
        var (at, next) = (story.Store(fourth), story.Store(fifth));
        story.Ack(fourth, at);
        story.Ack(fifth, next);
        Story.Deliver(story.BobsDevice, next, fifth.Content);
        Story.Deliver(story.BobsDevice, at, fourth.Content, line: 2);
        story.AssertOnly(Verdict.Gap);
    }

    [Fact]
    public void AnAckOfAnotherPlace_IsADisagreement()
    {
        story.History.Acked(story.First.Cid, new Place(Story.Conversation, 1, 999), isRepetition: true);
        story.AssertOnly(Verdict.Disagreement);
    }

    [Fact]
    public void TwoAcksThatBothSayNew_AreADisagreement()
    {
        story.History.Acked(story.First.Cid, story.Rows[0].Place, isRepetition: false);
        story.AssertOnly(Verdict.Disagreement);
    }

    [Fact]
    public void AHistoryThatTellsOtherwise_IsADisagreement()
    {
        story.Pages[1] = story.Pages[1] with { Content = "other" };
        story.AssertOnly(Verdict.Disagreement);
    }

    [Fact]
    public void AFrameWithAnotherId_IsADisagreement()
    {
        Story.Deliver(story.BobsDevice, new Place(Story.Conversation, 3, 999), story.Third.Content, line: 2);
        story.AssertOnly(Verdict.Disagreement);
    }

    [Fact]
    public void AComplaintOfAClient_IsADisagreement()
    {
        story.History.Complaints.Enqueue("d1 was told bad_ack");
        story.AssertOnly(Verdict.Disagreement);
    }

    [Fact]
    public void WhatWasTriedAfterAnAck_MustNotStandBeforeIt()
    {
        Swap(1, 2);
        Assert.NotEmpty(story.Check()[Verdict.Order]);
    }

    [Fact]
    public void WhatOneDeviceSent_MustStandInItsOrder()
    {
        var (fourth, fifth) = (story.Try(), story.Try());
        DeliverToBoth(fifth);
        DeliverToBoth(fourth);
        story.AssertOnly(Verdict.Order);
    }

    [Fact]
    public void WhatWasRefusedOnce_HasLostItsTurn()
    {
        var fourth = story.Try();
        story.History.Refused(fourth.Cid, "busy");
        var fifth = story.Try();
        story.Try(fourth);
        DeliverToBoth(fifth);
        DeliverToBoth(fourth);
        story.Check().AssertNothing();
    }

    [Fact]
    public void ALineThatGoesBack_IsOutOfOrder()
    {
        Story.Deliver(story.BobsDevice, story.Rows[1].Place, story.Second.Content);
        story.AssertOnly(Verdict.Order);
    }

    [Fact]
    public void WhatComesAgainOnANewLine_IsOnlyCounted()
    {
        Story.Deliver(story.BobsDevice, story.Rows[2].Place, story.Third.Content, line: 2);
        var findings = story.Check();
        findings.AssertNothing();
        Assert.Equal(1, findings.Redelivered);
    }

    [Fact]
    public void AnotherText_IsSpoilt()
    {
        var send = story.Try();
        var place = story.Store(send, content: $"{send.Cid} other");
        story.Ack(send, place);
        Story.Deliver(story.BobsDevice, place, $"{send.Cid} other");
        story.AssertOnly(Verdict.Integrity);
    }

    [Fact]
    public void AFrameWithAnotherText_IsSpoilt()
    {
        Story.Deliver(story.BobsDevice, story.Rows[2].Place, "other", line: 2);
        story.AssertOnly(Verdict.Integrity);
    }

    [Fact]
    public void ADamagedDatabase_IsSpoilt()
    {
        story.Damage.Add("row 3 missing from index");
        story.AssertOnly(Verdict.Integrity);
    }

    [Fact]
    public void AMessageAtSomebodyElses_IsNotAllowed()
    {
        Story.Deliver(story.History.AddDevice(Story.Carol), story.Rows[0].Place, story.First.Content);
        story.AssertOnly(Verdict.Authorization);
    }

    private void DeliverToBoth(Send send)
    {
        var place = story.Store(send);
        Story.Deliver(story.AlicesDevice, place, send.Content);
        Story.Deliver(story.BobsDevice, place, send.Content);
    }

    /// <summary>The database has these two the other way round.</summary>
    private void Swap(int one, int other)
    {
        var (first, second) = (story.Rows[one], story.Rows[other]);
        story.Rows[one] = second with { Place = first.Place };
        story.Rows[other] = first with { Place = second.Place };
    }
}
