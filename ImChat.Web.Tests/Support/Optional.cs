namespace ImChat.Web.Tests.Support;

/// <summary>Parts that a machine may lack: without them a test is skipped, but never where <c>IMCHAT_TEST_ALL=1</c> says that all must run.</summary>
internal static class Optional
{
    public static void Need(bool isThere, string howToGetIt)
    {
        if (isThere)
            return;
        if (Environment.GetEnvironmentVariable("IMCHAT_TEST_ALL") == "1")
            Assert.Fail($"IMCHAT_TEST_ALL is set, but a part is missing: {howToGetIt}");
        Assert.Skip(howToGetIt);
    }
}
