using System.Runtime.InteropServices;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// Replaces a file so that at every moment, also when the process is killed or the power fails, there is the old one
/// or the new one, whole. The new one is written beside it as <c>NAME.partial</c>, forced to disk and then renamed.
/// </summary>
public static partial class AtomicFile
{
    private const string Beside = ".partial";
    private const int ReadOnlyFlag = 0; // O_RDONLY of <fcntl.h>

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk refuses; the file that was there is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder refuses; the same.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var beside = path + Beside;

        // Opened outside of the try: a file that somebody else is writing must not be deleted.
        var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception)
        {
            File.Delete(beside);
            if (exception is ArgumentOutOfRangeException)
            {
                // How .NET reports a file that is larger than the process or the file system may have.
                throw new IOException($"'{beside}' cannot grow: {exception.Message}", exception);
            }

            throw;
        }

        ForceToDisk(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // The new name is an entry of the folder. Where a folder cannot be forced to disk (Windows, some network drives),
    // a power cut may bring the old file back, whole.
    private static void ForceToDisk(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnlyFlag);
        if (descriptor >= 0)
        {
            _ = Synchronise(descriptor);
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
