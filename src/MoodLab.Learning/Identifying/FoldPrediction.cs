namespace MoodLab.Learning.Identifying;

/// <summary>What a model that had met no piece of the same work said of a piece or a fragment.</summary>
/// <param name="Path">The piece.</param>
/// <param name="Fragment">The number of the fragment, from 0; null for the whole piece.</param>
/// <param name="Fold">The fold that it was judged in.</param>
/// <param name="Truth">The number of the class of its composer.</param>
/// <param name="Probabilities">The probability of each class.</param>
public sealed record FoldPrediction(string Path, int? Fragment, int Fold, int Truth, double[] Probabilities)
{
    /// <summary>Gets the likeliest class; the first of equals.</summary>
    public int Predicted => Array.IndexOf(Probabilities, Probabilities.Max());
}
