using MoodLab.Lab.Identifying;

namespace MoodLab.Web.Components.Pages.Identifying;

/// <summary>What was played so far.</summary>
/// <param name="Phrase">The phrase, which goes on growing.</param>
/// <param name="IsResting">Whether no key is down.</param>
public sealed record PhraseHeard(PlayedPhrase Phrase, bool IsResting);
