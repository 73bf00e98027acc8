using System.Globalization;
using System.Text;
using ImChat.Web.Layout;

namespace ImChat.Web.Docs.Examples;

/// <summary>An HTTP request and its answer.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Answer">What comes back.</param>
public sealed record Call(string Method, string Target, Answer Answer) : Step
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The fields of a form: multipart when a file goes with them, else urlencoded.</summary>
    public IReadOnlyList<(string Name, string Value)> Form { get; init; } = [];

    public string? Json { get; init; }

    public UploadedFile? File { get; init; }

    /// <summary>A form post, as old clients send almost everything.</summary>
    public static Call Post(string path, string answer, params (string Name, string Value)[] form) => new("POST", path, Answer.Json(answer)) { Form = form };

    /// <summary>The request as it is written in documentation.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Method} {Target}\n");
            foreach (var (name, value) in Headers)
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            if (File is not null)
                text.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/form-data\n\n{Multipart(File)}");
            else if (Json is not null)
                text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\n\n{Json}");
            else if (Form.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/x-www-form-urlencoded\n\n{string.Join('&', Form.Select(Written))}");
            return text.ToString().TrimEnd();
        }
    }

    private static string Written((string Name, string Value) field) => $"{field.Name}={field.Value}";

    private string Multipart(UploadedFile file) =>
        string.Join('\n', [.. Form.Select(Written), $"file=‹{ProtocolTexts.BytesOf.Fill(file.Content.Length, file.Name)}›"]);
}

/// <summary>A file that goes up in the field <c>file</c>.</summary>
public sealed record UploadedFile(string Name, ReadOnlyMemory<byte> Content);
