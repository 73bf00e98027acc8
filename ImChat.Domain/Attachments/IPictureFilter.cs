namespace ImChat.Domain.Attachments;

/// <summary>A picture on its way in, from which what tells of place, device and owner is taken, a bounded part of it in memory at a time.</summary>
internal interface IPictureFilter
{
    /// <summary>How large it is when shown upright, where only this filter finds it; else unknown.</summary>
    PictureSize Size { get; }

    /// <summary>What may pass of these bytes and those held back before. Valid until the next call.</summary>
    ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes);

    /// <summary>What is still held back when nothing more comes.</summary>
    ReadOnlyMemory<byte> Rest();
}
