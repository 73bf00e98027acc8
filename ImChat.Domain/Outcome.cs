using System.Diagnostics.CodeAnalysis;

namespace ImChat.Domain;

/// <summary>What was asked for, or the reason why it was refused; never both.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly record struct Outcome<T>
    where T : class
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The result, or null when refused.</summary>
    public T? Value { get; }

    /// <summary>The reason, or null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was done; then <see cref="Value"/> is there.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>Done, with this result.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refused, for this reason.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
