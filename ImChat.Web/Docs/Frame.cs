using ImChat.Web.Layout;

namespace ImChat.Web.Docs;

/// <summary>A frame of <c>imchat.v2</c>: one JSON object whose <c>t</c> is its type.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsFromServer">Whether the server sends it, or the client.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Fields">What stands beside <c>t</c>.</param>
public sealed record Frame(string Type, bool IsFromServer, string Meaning, params IReadOnlyList<Field> Fields)
{
    /// <summary>Who sends it, in the reader's language.</summary>
    public string Sender => IsFromServer ? DeviceTexts.Server : DeviceTexts.Client;

    public Table AsTable() => new(
        DeviceTexts.FrameCaption.Fill(Type, Sender, Meaning), [ProtocolTexts.Field, ProtocolTexts.Type, ProtocolTexts.Meaning],
        [.. Fields.Select(field => (string[])[$"`{field.Name}`", field.Type, field.Meaning])]);
}

/// <summary>A field of a frame.</summary>
/// <param name="Name">Its name; of a field within another one, both with a dot between.</param>
/// <param name="Type">Number, text and so on, in the reader's language.</param>
/// <param name="Meaning">What it is for.</param>
public sealed record Field(string Name, string Type, string Meaning);
