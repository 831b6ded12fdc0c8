namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>What the page of a session shows.</summary>
public enum LoopTab
{
    /// <summary>The melodies of a generation, to hear and to rate.</summary>
    Melodies,

    /// <summary>Who came from whom.</summary>
    Family,

    /// <summary>What can be changed, shared and taken along.</summary>
    Settings,
}
