using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Backplane;

/// <summary>What nodes of one version say to each other: who says it, then envelopes in the order of what happened, as JSON.</summary>
internal static class EnvelopeCodec
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new NumberConverter<UserId>(id => id.Value, number => new UserId(number)),
            new NumberConverter<GroupId>(id => id.Value, number => new GroupId(number)),
            new NumberConverter<ConversationId>(id => id.Value, number => new ConversationId(number)),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameEvents } },
    };

    public static byte[] Write(NodeName from, IReadOnlyList<Envelope> envelopes) => [.. from.Bytes, .. JsonSerializer.SerializeToUtf8Bytes(envelopes, Options)];

    /// <summary>Whether this node said it itself: Redis gives back to each what it says, and that is not read.</summary>
    public static bool IsFrom(NodeName node, ReadOnlySpan<byte> bytes) => bytes.StartsWith(node.Bytes);

    /// <exception cref="JsonException">It comes from a program that speaks otherwise.</exception>
    public static IReadOnlyList<Envelope> Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length > NodeName.Length && JsonSerializer.Deserialize<List<Envelope>>(bytes[NodeName.Length..], Options) is { } envelopes ? envelopes : throw new JsonException("Nothing was said.");

    private static void NameEvents(JsonTypeInfo type)
    {
        if (type.Type != typeof(ChatEvent))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var one in typeof(ChatEvent).Assembly.GetTypes().Where(one => one.IsSubclassOf(typeof(ChatEvent))))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(one, one.Name));
    }

    private sealed class NumberConverter<T>(Func<T, long> toNumber, Func<long, T> ofNumber) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ofNumber(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(toNumber(value));
    }
}
