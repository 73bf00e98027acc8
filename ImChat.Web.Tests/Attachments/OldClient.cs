using System.Text.Json;
using ImChat.Domain.Attachments;

namespace ImChat.Web.Tests.Attachments;

/// <summary>What an old client holds after signing in.</summary>
internal sealed record OldClient(long Id, string Token, string Cookie);

/// <summary>An answer of the old API.</summary>
internal sealed record OldAnswer(string Text)
{
    public string Address
    {
        get
        {
            using var json = JsonDocument.Parse(Text);
            Assert.Equal(0, json.RootElement.GetProperty("code").GetInt32());
            return json.RootElement.GetProperty("data").GetString()!;
        }
    }

    public string Name => Address["/mnt/".Length..];

    public void IsRefused(string message) => Assert.Equal($$"""{"code":-1,"msg":"{{message}}"}""", Text);

    public void IsKept() => Assert.True(AttachmentName.TryParse(Name, out _), Text);
}
