using System.Diagnostics;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Tests.Messages;

public sealed class SendLimitsTests
{
    private static readonly UserId Anna = new(10001);
    private static readonly UserId Ben = new(10002);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(25)]
    public void SixSecondsWorth_IsTakenAtOnce_AndTheNextIsRefused(int perSecond)
    {
        using var limits = new SendLimits(perSecond);
        var clock = Stopwatch.StartNew();

        var taken = TakeAll(limits, Anna);

        // What a slow machine earned while it counted comes on top.
        var earned = (int)Math.Ceiling((clock.Elapsed.TotalSeconds + 0.1) * perSecond);
        Assert.InRange(taken, perSecond * 6, (perSecond * 6) + earned);
    }

    [Fact]
    public void ARefusal_SaysWhenToTryAgain()
    {
        using var limits = new SendLimits(1);
        TakeAll(limits, Anna);

        Assert.False(limits.TryTake(Anna, out var retryAfter));
        Assert.InRange(retryAfter, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void WhatIsGiven_NeedsNoWaiting()
    {
        using var limits = new SendLimits(1);

        Assert.True(limits.TryTake(Anna, out var retryAfter));
        Assert.Equal(TimeSpan.Zero, retryAfter);
    }

    [Fact]
    public void TheLimit_IsEachPersonsOwn()
    {
        using var limits = new SendLimits(1);
        TakeAll(limits, Anna);

        Assert.InRange(TakeAll(limits, Ben), 6, 7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Zero_SetsNoLimit(int perSecond)
    {
        using var limits = new SendLimits(perSecond);

        for (var i = 0; i < 10_000; i++)
            Assert.True(limits.TryTake(Anna, out _));
    }

    [Fact]
    public void ManyAtOnce_DoNotPassTheLimitTogether()
    {
        using var limits = new SendLimits(1);
        var clock = Stopwatch.StartNew();
        var taken = 0;

        Parallel.For(0, 500, _ => Interlocked.Add(ref taken, limits.TryTake(Anna, out var retryAfter) ? 1 : 0));

        Assert.InRange(taken, 6, 7 + (int)clock.Elapsed.TotalSeconds);
    }

    private static int TakeAll(SendLimits limits, UserId person)
    {
        var taken = 0;
        while (limits.TryTake(person, out _))
            taken++;
        return taken;
    }
}
