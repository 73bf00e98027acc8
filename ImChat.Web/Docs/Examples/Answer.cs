using System.Globalization;
using System.Text;

namespace ImChat.Web.Docs.Examples;

/// <summary>What comes back: exactly this, but for its placeholders.</summary>
public sealed record Answer(int Status)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string Body { get; init; } = "";

    public static Answer Json(string body) => new(StatusCodes.Status200OK) { Headers = [("Content-Type", "application/json")], Body = body };

    /// <summary>The answer as it is written in documentation.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status)}\n");
            foreach (var (name, value) in Headers)
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            return text.Append('\n').Append(Body).ToString().TrimEnd();
        }
    }
}
