namespace ImChat.Web.Tests.Faults.Nodes;

public sealed class NodeLogTests
{
    private readonly NodeLog log = new(
    [
        "info: Program[0]", "      Now listening on: http://127.0.0.1:1",
        "fail: Store[1]", "      A message could not be stored", "      Some.Exception: why",
        "warn: Store[2]", "      token secret-1 was seen",
        "crit: Store[3]", "      The disk failed",
    ]);

    [Fact]
    public void Complaints_AreErrorsAndWorse_WithWhatTheySay()
    {
        Assert.Equal(2, log.Complaints.Count);
        Assert.Contains("Some.Exception: why", log.Complaints[0], StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", log.Complaints[0], StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => log.AssertNoComplaints());
        Assert.ThrowsAny<Exception>(() => log.AssertNoComplaints(butOf: "Disk"));
        log.AssertNoComplaints(butOf: "Store");
    }

    [Fact]
    public void SecretsInIt_AreFound()
    {
        Assert.Single(log.Betraying(["secret-1", "secret-2"]));
        Assert.Empty(log.Betraying(["secret-2"]));
    }
}
