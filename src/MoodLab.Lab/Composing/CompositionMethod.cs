using MoodLab.Learning.Language;

namespace MoodLab.Lab.Composing;

/// <summary>Names how the mood of a piece was pursued.</summary>
internal static class CompositionMethod
{
    /// <summary>
    /// <c>none</c> without a mood, <c>conditioned</c> with the mood as learnt, <c>guided</c> with predictions mixed.
    /// </summary>
    public static string Of(CompositionRequest request, LanguageModelOptions model) =>
        (model.HasMoods, request.Strength) switch
        {
            (false, _) or (_, 0) => "none",
            (_, 1) => "conditioned",
            _ => "guided",
        };
}
