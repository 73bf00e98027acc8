namespace ImChat.Web.Docs.Examples;

/// <summary>The objects of answers, as they look for the people of the examples.</summary>
internal static class Shapes
{
    public const string SignInFirst = """{"code":-1,"msg":"请先登录"}""";

    public static string Person(string name, string nickname, string mobile = "mobile", string token = "") =>
        $$"""{"id":{{{name}}.id},"mobile":"{{{name}}.{{mobile}}}","avatar":"","sex":"U","nickname":"{{nickname}}","online":0,"token":"{{token}}","memo":"","createat":"{{{name}}.time}"}""";

    public static string Refused(string sentence) => $$"""{"code":-1,"msg":"{{sentence}}"}""";

    public static string Data(string data) => $$"""{"code":0,"msg":"","data":{{data}}}""";

    public static string Rows(params string[] rows) => $$"""{"code":0,"msg":"","rows":[{{string.Join(',', rows)}}],"total":{{rows.Length}}}""";

    /// <summary>A text as the old page sends it; <paramref name="to"/> is <c>bob</c> or <c>group</c>.</summary>
    public static string Text(string from, string to, string content) =>
        $$"""{"dstid":{{{to}}.id},"cmd":{{(to == "group" ? 11 : 10)}},"userid":{{{from}}.id},"media":1,"content":"{{content}}"}""";
}
