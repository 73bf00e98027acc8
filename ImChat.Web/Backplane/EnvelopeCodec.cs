using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ImChat.Domain.Delivery;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Web.Backplane;

/// <summary>What nodes of one version say to each other, as JSON.</summary>
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

    public static byte[] Write(Parcel parcel) => JsonSerializer.SerializeToUtf8Bytes(parcel, Options);

    /// <exception cref="JsonException">It comes from a program that speaks otherwise.</exception>
    public static Parcel Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<Parcel>(bytes.Span, Options) ?? throw new JsonException("Nothing was said.");

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

/// <summary>Envelopes on their way from one node to all others.</summary>
/// <param name="Node">Which one sends them.</param>
/// <param name="Envelopes">In the order of what happened.</param>
internal sealed record Parcel(string Node, IReadOnlyList<Envelope> Envelopes);
