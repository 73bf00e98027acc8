using ImChat.Web.Hosting;

namespace ImChat.Web.Chat;

/// <summary>Which of the files that messages name are still there, so that a page does not ask for what is not.</summary>
internal sealed class KeptFiles(DataDirectory data)
{
    private const string Uploads = "/mnt/";

    /// <summary>Whether this address names an upload that is not kept here.</summary>
    public bool IsGone(string address) => address.StartsWith(Uploads, StringComparison.Ordinal) && !File.Exists(Path.Combine(data.Combine("uploads"), Path.GetFileName(address)));
}
