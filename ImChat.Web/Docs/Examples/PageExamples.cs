namespace ImChat.Web.Docs.Examples;

internal static class PageExamples
{
    public static IReadOnlyList<Example> All =>
    [
        new("old-page", ProtocolTexts.ExampleOldPage, Leads("/user/login.shtml", "/account/login")),
        new("deep-link", ProtocolTexts.ExampleDeepLink,
            Leads("/chat/index.shtml?id={alice.id}&token={alice.token}", "/"),
            Leads("/chat/index.shtml?id={alice.id}&token={bob.token}", "/account/login")),
    ];

    private static Call Leads(string from, string to) => new("GET", from, new Answer(StatusCodes.Status302Found) { Headers = [("Location", to)] });
}
