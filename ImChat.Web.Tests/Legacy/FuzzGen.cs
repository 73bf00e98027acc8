using System.Text;
using CsCheck;

namespace ImChat.Web.Tests.Legacy;

/// <summary>Frames and bodies that are nearly right. <c>@me @to @room @secret</c> stand for what only the test knows.</summary>
internal static class FuzzGen
{
    private static readonly string[] Names =
    [
        "userid", "cmd", "dstid", "media", "content", "pic", "url", "memo", "amount", "cate", "id", "USERID", "userId", "CMD", "Cmd", "DstId", "CATE", "Content",
        "x", "createat", "\\u0075serid", "\\u0063md", "", "你好", "\\ud800", "a\\\"b", "user id", "__proto__",
    ];

    private static readonly string[] Values =
    [
        "@me", "@to", "@room", "\"@me\"", "\"@to\"", "10", "11", "\"11\"", "0", "-1", "-0", "null", "true", "10.0", "1e1", "0.5", "99999999999999999999", "9223372036854775807",
        "\"\"", "\"你好 🎉\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "\"NaN\"", "[]", "{}", "{\"userid\":1,\"cmd\":[10]}", "[[[\"]\"]],{\"a\":\"}\"}]",
        "\"<b>&'\\\"}{\"", "NaN", "010", "'a'", "\"a\nb\"", new string('[', 40) + new string(']', 40), new string('[', 70) + new string(']', 70), $"\"{new string('长', 2000)}\"",
    ];

    private static readonly (string Command, string To)[] Ways =
    [
        ("\"cmd\":10", "@to"), ("\"cmd\":\"10\"", "@to"), ("\"Cmd\":10", "\"@to\""), ("\"cate\":1", "@to"), ("\"cmd\":11", "@room"), ("\"cate\":\"2\"", "\"@room\""),
        ("\"cmd\":10", "@me"), ("\"cmd\":11", "@to"), ("\"cmd\":10", "99999999"), ("\"x\":0", "@to"),
    ];

    private static readonly Gen<string> Member = Gen.Select(Gen.OneOfConst(Names), Gen.OneOfConst(Values), Gen.OneOfConst("", "", " ", "\n\t"), (name, value, space) => $"{space}\"{name}\"{space}:{space}{value}");

    private static readonly Gen<string> WholeFrame = Gen.Select(Gen.OneOfConst(Ways), Member.Array[0, 5], Gen.Int[0, 7], Gen.OneOfConst("", "", "", "", " ", "x", "{}", "\uFEFF"), (way, more, turn, around) =>
    {
        List<string> members = [way.Command, $"\"dstid\":{way.To}", .. more];
        var turned = members.Skip(turn % members.Count).Concat(members.Take(turn % members.Count));
        return turn % 2 == 0 ? $"{{{string.Join(',', turned)}}}{around}" : $"{around}{{{string.Join(',', turned)}}}";
    });

    /// <summary>Forms and JSON for the HTTP API.</summary>
    private static readonly Gen<string> Field = Gen.Select(
        Gen.OneOfConst("userid", "dstid", "ownerid", "id", "token", "mobile", "passwd", "name", "cate", "USERID", "userid[]", "", "pagefrom", "dstmobile", "icon", "memo", "sex"),
        Gen.OneOfConst("@me", "@to", "@room", "@secret", "", "0", "-1", "NaN", "undefined", "1e9", "99999999999999999999", "%zz%ff", "%00", "你好", "' OR 1=1--", "a+b", new string('x', 3000), new string('9', 500)),
        (name, value) => $"{name}={value}");

    private static readonly Gen<string> Form = Field.Array[0, 8].Select(fields => string.Join('&', fields));

    private static readonly Gen<string> Json = Field.Array[0, 8].Select(fields => $"{{{string.Join(',', fields.Select(f => $"\"{f.Replace("=", "\":\"", StringComparison.Ordinal)}\""))}}}");

    private static readonly Gen<string> Multipart = Field.Array[0, 8].Select(fields =>
        string.Concat(fields.Select(f => $"--B0undary\r\nContent-Disposition: form-data; name=\"{f.Replace("=", "\"\r\n\r\n", StringComparison.Ordinal)}\r\n")) + "--B0undary--\r\n");

    private static readonly Gen<Change> AnyChange = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4000], Gen.Byte, (kind, at, value) => new Change(kind, at, value));

    private static readonly Gen<Change[]> Changes = Gen.Frequency((2, Gen.Const(Array.Empty<Change>())), (1, AnyChange.Array[1, 3]));

    public static Gen<Fuzz> Frame => Gen.Select(WholeFrame, Changes, Gen.Bool, (text, changes, isBinary) => new Fuzz(text, changes, isBinary));

    public static Gen<Fuzz> Body => Gen.Select(Gen.OneOf(Form, Json, Multipart), Changes, (text, changes) => new Fuzz(text, changes, false));

    /// <summary>Short enough for a request line.</summary>
    public static Gen<Fuzz> Query => Field.Array[0, 2].Select(fields => string.Join('&', fields)).Select(text => new Fuzz(text, [], false));
}

/// <summary>A text with holes, and what is done to its bytes once they are filled.</summary>
internal sealed record Fuzz(string Text, Change[] Changes, bool IsBinary)
{
    public byte[] Filled(Func<string, string> fill) => Changes.Aggregate(Encoding.UTF8.GetBytes(fill(Text)), (bytes, change) => change.To(bytes));

    public override string ToString() => $"{Text} {string.Join<Change>(' ', Changes)}";
}

/// <summary>One thing that happens to bytes.</summary>
internal sealed record Change(int Kind, int At, byte Value)
{
    public byte[] To(byte[] bytes)
    {
        var at = bytes.Length == 0 ? 0 : At % bytes.Length;
        return Kind switch
        {
            0 when bytes.Length > 0 => [.. bytes[..at], Value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], (byte)"\"\\{}[]:,. 019-e"[Value % 15], .. bytes[at..]],
            2 => bytes[..at],
            3 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + (Value % 8))..]],
            _ => [.. bytes, .. bytes[at..]],
        };
    }
}
