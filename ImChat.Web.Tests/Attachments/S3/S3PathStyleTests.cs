namespace ImChat.Web.Tests.Attachments.S3;

/// <summary>With the bucket in the path, as servers without names of their own want it.</summary>
public sealed class S3PathStyleTests() : S3AttachmentStoreTests(S3Server.Current.Address);
