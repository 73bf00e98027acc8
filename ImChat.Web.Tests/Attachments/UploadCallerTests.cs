using System.Globalization;

namespace ImChat.Web.Tests.Attachments;

public sealed class UploadCallerTests(UploadServer server) : IClassFixture<UploadServer>
{
    private const string SignInFirst = "请先登录";
    private const string Upload = "/attach/upload";

    [Theory]
    [InlineData("query token")]
    [InlineData("field before the file")]
    [InlineData("field after the file")]
    [InlineData("bearer")]
    [InlineData("cookie")]
    [InlineData("referer")]
    [InlineData("page")]
    public async Task Whoever_proves_who_they_are_may_upload(string proof)
    {
        var me = await server.JoinAsync();
        (await server.SendAsync(await RequestAsync(me, proof, claim: null))).IsKept();
        (await server.SendAsync(await RequestAsync(me, proof, claim: me))).IsKept();
    }

    [Theory]
    [InlineData("query token")]
    [InlineData("field before the file")]
    [InlineData("field after the file")]
    [InlineData("bearer")]
    [InlineData("cookie")]
    [InlineData("referer")]
    [InlineData("page")]
    [InlineData("none")]
    public async Task Proof_for_somebody_else_is_no_proof(string proof)
    {
        var before = server.Files;
        (await server.SendAsync(await RequestAsync(await server.JoinAsync(), proof, claim: await server.JoinAsync()))).IsRefused(SignInFirst);
        Assert.Equal(before, server.Files);
    }

    [Fact]
    public async Task Without_proof_nothing_is_kept()
    {
        var before = server.Files;
        (await server.SendAsync(new RawForm().File(Samples.Png, "a.png").To(Upload))).IsRefused(SignInFirst);
        (await server.SendAsync(new RawForm().File(Samples.Png, "a.png").Field("token", "0123456789ABCDEF0123456789ABCDEF").To(Upload))).IsRefused(SignInFirst);
        Assert.Equal(before, server.Files);
    }

    [Theory]
    [InlineData("cookie")]
    [InlineData("page")]
    [InlineData("referer")]
    [InlineData("query token")]
    public async Task Another_site_cannot_upload_in_somebody_s_name(string proof)
    {
        var request = await RequestAsync(await server.JoinAsync(), proof, claim: null);
        request.Headers.Remove("Origin");
        request.Headers.Add("Origin", "https://evil.example");
        (await server.SendAsync(request)).IsRefused(SignInFirst);
    }

    [Theory]
    [InlineData("cookie")]
    [InlineData("page")]
    public async Task A_cookie_from_a_sandboxed_page_is_no_proof(string proof)
    {
        var request = await RequestAsync(await server.JoinAsync(), proof, claim: null);
        request.Headers.Remove("Origin");
        request.Headers.Add("Origin", "null");
        (await server.SendAsync(request)).IsRefused(SignInFirst);
    }

    private async Task<HttpRequestMessage> RequestAsync(OldClient holder, string proof, OldClient? claim)
    {
        var form = new RawForm();
        if (proof == "field before the file")
            form.Field("token", holder.Token);
        form.File(Samples.Png, "a.png");
        if (proof == "field after the file")
            form.Field("token", holder.Token);
        if (claim is not null)
            form.Field("userid", claim.Id.ToString(CultureInfo.InvariantCulture));
        var request = form.To(proof == "query token" ? $"{Upload}?token={holder.Token}" : Upload);
        if (proof == "bearer")
            request.Headers.Add("Authorization", $"Bearer {holder.Token}");
        if (proof == "referer")
            request.Headers.Add("Referer", $"http://localhost/chat/index.shtml?id={holder.Id}&token={holder.Token}");
        if (proof is "cookie" or "page")
        {
            request.Headers.Add("Cookie", proof == "cookie" ? holder.Cookie : await server.PageCookieAsync(holder));
            request.Headers.Add("Origin", "http://localhost");
        }
        return request;
    }
}
