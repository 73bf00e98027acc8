using System.Text.Json;
using ImChat.Domain;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Chat;

/// <summary>The upload's answers are the old API's, whose sentences are fixed; our pages say them in the viewer's language.</summary>
internal static class UploadTexts
{
    /// <summary>Our sentence for each of the server's, as a JSON object for the page's script; for any other there is <see cref="Texts.FileNotSent"/>.</summary>
    public static string Answers() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        [LegacyTexts.Of(Refusal.TooBig)] = RefusalTexts.Of(Refusal.TooBig),
        [LegacyTexts.Of(Refusal.TooManyPixels)] = RefusalTexts.Of(Refusal.TooManyPixels),
        [LegacyTexts.Of(Refusal.QuotaUsed)] = RefusalTexts.Of(Refusal.QuotaUsed),
        [LegacyTexts.Of(Refusal.RateLimited)] = Texts.TooManyTries,
    });
}
