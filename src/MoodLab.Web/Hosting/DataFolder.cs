namespace MoodLab.Web.Hosting;

/// <summary>The folder of everything that the program writes: <c>MoodLab:DataDirectory</c>.</summary>
internal static class DataFolder
{
    private const string Setting = "MoodLab:DataDirectory";
    private const string Default = "App_Data";

    /// <summary>Gets the full path; a relative setting starts at the content root.</summary>
    /// <param name="builder">The application being built.</param>
    public static string Path(WebApplicationBuilder builder) =>
        System.IO.Path.GetFullPath(
            builder.Configuration[Setting] ?? Default, builder.Environment.ContentRootPath);
}
