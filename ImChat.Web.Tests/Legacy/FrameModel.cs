using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ImChat.Web.Tests.Legacy;

/// <summary>What must become of a frame, written from the description of the old protocol and another way round than the program does it.</summary>
/// <param name="Command">10 for a person, 11 for a room.</param>
/// <param name="To">The person's or the room's number.</param>
/// <param name="Frame">What receivers get.</param>
internal sealed record FrameModel(long Command, long To, string Frame)
{
    /// <summary>Null when it must be dropped.</summary>
    public static FrameModel? Of(byte[] frame, long sender)
    {
        if (!Utf8.IsValid(frame) || Parsed(frame) is not { } members)
            return null;
        var command = Last(members, "cmd") is { } cmd ? cmd.Number : Last(members, "cate")?.Number + 9;
        var to = Last(members, "dstid")?.Number;
        return command is 10 or 11 && to > 0 ? new FrameModel(command.Value, to.Value, Rewritten(Encoding.UTF8.GetString(frame), members, sender)) : null;
    }

    private static List<Member>? Parsed(byte[] frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Members(document.RootElement, Encoding.UTF8.GetString(frame)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The members with the place of each value in the text, found by walking along it.</summary>
    private static List<Member> Members(JsonElement root, string text)
    {
        var members = new List<Member>();
        var at = text.IndexOf('{', StringComparison.Ordinal) + 1;
        foreach (var property in root.EnumerateObject())
        {
            at = text.IndexOf('"', at) + 1;
            while (text[at] != '"')
                at += text[at] == '\\' ? 2 : 1;
            at = text.IndexOf(':', at) + 1;
            while (char.IsWhiteSpace(text[at]))
                at++;
            var length = property.Value.GetRawText().Length;
            members.Add(new Member(Readable(() => property.Name), Number(property.Value), at, length));
            at += length;
        }
        return members;
    }

    private static string Rewritten(string text, List<Member> members, long sender)
    {
        var result = text;
        foreach (var member in Enumerable.Reverse(members).Where(m => m.Is("userid") && m.Number != sender))
            result = $"{result[..member.At]}{sender}{result[(member.At + member.Length)..]}";
        if (members.Any(m => m.Name == "userid"))
            return result;
        var start = result.IndexOf('{', StringComparison.Ordinal) + 1;
        return $"{result[..start]}\"userid\":{sender}{(members.Count > 0 ? "," : "")}{result[start..]}";
    }

    private static Member? Last(List<Member> members, string name) => members.LastOrDefault(m => m.Is(name));

    private static long? Number(JsonElement value)
    {
        var digits = value.ValueKind switch
        {
            JsonValueKind.Null => "0",
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => Readable(() => value.GetString()!),
            _ => "none",
        };
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Readable(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no name and no number that anybody looks for.
            return "\uFFFD";
        }
    }

    private sealed record Member(string Name, long? Number, int At, int Length)
    {
        public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
