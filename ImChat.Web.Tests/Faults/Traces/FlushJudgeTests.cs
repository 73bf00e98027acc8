namespace ImChat.Web.Tests.Faults.Traces;

public sealed class FlushJudgeTests
{
    private const string One = "k0123456789abcdef01234567z";
    private const string Two = "k0123456789abcdef89abcdefz";

    private readonly List<string> trace = [];

    [Fact]
    public void WrittenFlushedTold_IsRight()
    {
        Commit(One);
        Flush();
        Tell(One);
        var judge = FlushJudge.Read(trace);
        Assert.Empty(judge.Violations);
        Assert.Equal([One], judge.Told);
        Assert.Equal(1, judge.Flushes);
    }

    [Fact]
    public void ToldBeforeTheFlush_IsWrong()
    {
        Commit(One);
        Tell(One);
        Flush();
        AssertWrong("before its commit was flushed");
    }

    [Fact]
    public void ToldWithoutAWrite_IsWrong()
    {
        Flush();
        Tell(One);
        AssertWrong("without being written");
    }

    [Fact]
    public void AFlushBeforeTheCommitsLastPage_ProvesNothing()
    {
        Page(One);
        Flush();
        Commit(Two);
        Tell(One);
        AssertWrong("before its commit was flushed");
    }

    [Fact]
    public void AFlushThatFailed_ProvesNothing()
    {
        Commit(One);
        Flush("-1 EIO (Input/output error) (INJECTED)");
        Tell(One);
        AssertWrong("before its commit was flushed");
    }

    [Fact]
    public void AFlushOfAnotherFile_ProvesNothing()
    {
        Commit(One);
        trace.Add("7 1.0 fsync(302</data/imchat.db>) = 0");
        Tell(One);
        AssertWrong("before its commit was flushed");
    }

    [Fact]
    public void AFlushThatHasNotEnded_ProvesNothing()
    {
        Commit(One);
        trace.Add("7 1.0 fsync(303</data/imchat.db-wal> <unfinished ...>");
        Tell(One);
        trace.Add("7 1.1 <... fsync resumed>) = 0");
        AssertWrong("before its commit was flushed");
    }

    [Fact]
    public void AFlushThatBeganBeforeTheLastPage_ProvesNothing()
    {
        Page(One);
        trace.Add("7 1.0 fsync(303</data/imchat.db-wal> <unfinished ...>");
        Commit(Two);
        trace.Add("7 1.1 <... fsync resumed>) = 0");
        Tell(One);
        AssertWrong("before its commit was flushed");
    }

    [Fact]
    public void AFlushOfAnEarlierCommit_ProvesNothingForTheNext()
    {
        Commit(One);
        Flush();
        Commit(Two);
        Tell(One);
        Tell(Two);
        Assert.Equal([$"{Two} was told before its commit was flushed"], FlushJudge.Read(trace).Violations);
    }

    [Fact]
    public void CallsInTwoParts_AreUnderstood()
    {
        Page(One);
        trace.Add("""7 1.0 pwrite64(303</data/imchat.db-wal>, "\0\0\0%\0\0\0.\r\306o\363\3473\20\241z\205\256\\\n\37\237\t", 24, 276072 <unfinished ...>""");
        trace.Add("7 1.1 <... pwrite64 resumed>) = 24");
        trace.Add("""7 1.2 pwrite64(303</data/imchat.db-wal>, "\n\0", 4096, 276096 <unfinished ...>""");
        trace.Add("7 1.3 <... pwrite64 resumed>) = 4096");
        trace.Add("7 1.4 fsync(303</data/imchat.db-wal> <unfinished ...>");
        trace.Add("8 1.5 write(4<pipe:[722841]>, \"\\1\", 1) = 1");
        trace.Add("7 1.6 <... fsync resumed>) = 0");
        Tell(One);
        Assert.Empty(FlushJudge.Read(trace).Violations);
    }

    [Fact]
    public void ANameThatLiesAcrossTwoPartsOfAWrite_IsFound()
    {
        trace.Add($$"""8 1.0 sendmsg(9<TCP:[127.0.0.1:1->127.0.0.1:2]>, {msg_name=NULL, msg_iov=[{iov_base="..{{One[..9]}}", iov_len=11}, {iov_base="{{One[9..]}}..", iov_len=19}], msg_iovlen=2}, 0) = 30""");
        AssertWrong("without being written");
    }

    [Fact]
    public void WhatIsNotToldOverASocket_DoesNotCount()
    {
        trace.Add($"8 1.0 write(1<pipe:[7]>, \"{One}\", 26) = 26");
        Assert.Empty(FlushJudge.Read(trace).Told);
    }

    private void Page(string cid)
    {
        trace.Add("""7 1.0 pwrite64(303</data/imchat.db-wal>, "\0\0\0%\0\0\0\0\r\306o\363\3473\20\241z\205\256\\\n\37\237\t", 24, 276072) = 24""");
        trace.Add($"7 1.0 pwrite64(303</data/imchat.db-wal>, \"\\n\\0{cid}\\1\", 4096, 276096) = 4096");
    }

    private void Commit(string cid)
    {
        Page(cid);
        trace.Add("""7 1.0 pwrite64(303</data/imchat.db-wal>, "\0\0\0\2\0\0\0.\r\306o\363\3473\20\241z\205\256\\\n\37\237\t", 24, 276072) = 24""");
        trace.Add("""7 1.0 pwrite64(303</data/imchat.db-wal>, "\n\0", 4096, 276096) = 4096""");
    }

    private void Flush(string result = "0") => trace.Add($"7 1.0 fsync(303</data/imchat.db-wal>) = {result}");

    private void Tell(string cid) => trace.Add($"8 1.0 sendto(9<TCP:[127.0.0.1:1->127.0.0.1:2]>, \"\\201{cid}\", 99, 0, NULL, 0) = 99");

    private void AssertWrong(string what) => Assert.Equal([$"{One} was told {what}"], FlushJudge.Read(trace).Violations);
}
