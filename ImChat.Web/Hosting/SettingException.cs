namespace ImChat.Web.Hosting;

/// <summary>A setting that cannot work. The program ends at start with this one sentence, which names the key.</summary>
internal sealed class SettingException(string key, string problem) : Exception($"{key}: {problem}");
