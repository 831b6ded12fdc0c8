using System.Runtime.Loader;

namespace MoodLab.Data.Sqlite;

/// <summary>Makes SQLite's native library known before the first connection.</summary>
/// <remarks>
/// The package feed holds SQLitePCLRaw only as 2.0.6, while EF Core was compiled against a newer assembly version of
/// <c>SQLitePCLRaw.core</c>. The runtime refuses an older one than asked for, so the file that lies beside this
/// assembly is handed over by name. See docs/decisions/0002.
/// </remarks>
internal static class SqliteNative
{
    private const string Core = "SQLitePCLRaw.core";
    private static readonly Lock s_gate = new();
    private static bool s_ready;

    /// <summary>Loads the library; later calls do nothing. Safe from several threads.</summary>
    public static void Load()
    {
        lock (s_gate)
        {
            if (s_ready)
            {
                return;
            }

            AssemblyLoadContext.Default.Resolving += static (context, name) => name.Name == Core
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Core + ".dll"))
                : null;
            Initialise();
            s_ready = true;
        }
    }

    // A method of its own: its assembly is looked for when it is compiled, which must be after the hook is set.
    private static void Initialise() => SQLitePCL.Batteries_V2.Init();
}
