namespace MoodLab.Data;

/// <summary>
/// An entity that two writers may edit at once. SQLite has no row version, so the context renews this token on every
/// save, and a save that met another's token fails instead of overwriting.
/// </summary>
internal interface IVersioned
{
    Guid Version { get; set; }
}
