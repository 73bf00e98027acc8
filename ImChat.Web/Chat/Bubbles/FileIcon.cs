using MudBlazor;

namespace ImChat.Web.Chat.Bubbles;

/// <summary>The icon for a file, by the end of its name: a hint for the eye, nothing more.</summary>
internal static class FileIcon
{
    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => Icons.Material.Outlined.PictureAsPdf,
        ".zip" or ".rar" or ".7z" or ".gz" or ".tar" => Icons.Material.Outlined.FolderZip,
        ".xls" or ".xlsx" or ".ods" or ".csv" => Icons.Material.Outlined.TableChart,
        ".ppt" or ".pptx" or ".odp" => Icons.Material.Outlined.Slideshow,
        ".doc" or ".docx" or ".odt" or ".rtf" or ".txt" or ".md" or ".epub" => Icons.Material.Outlined.Description,
        ".json" or ".xml" or ".html" or ".js" or ".cs" => Icons.Material.Outlined.Code,
        ".heic" or ".heif" or ".svg" or ".tif" or ".tiff" or ".bmp" or ".avif" => Icons.Material.Outlined.Image,
        ".mkv" or ".avi" => Icons.Material.Outlined.VideoFile,
        _ => Icons.Material.Outlined.InsertDriveFile,
    };
}
