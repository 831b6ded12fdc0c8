using System.Security.Cryptography;
using System.Text;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Words;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>All that an arm's losses follow from: equal settings give equal losses.</summary>
/// <param name="Model">The model's shape and how it is regularised.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Start">SHA-256 of the weights begun from, in lower-case hexadecimal.</param>
/// <param name="Corpus">SHA-256 of the corpus's words, see <see cref="Fingerprint"/>.</param>
public sealed record ArmSettings(LanguageModelOptions Model, TrainingOptions Training, string Start, string Corpus)
{
    /// <summary>Computes a number for all words of a corpus, its paths and what is labelled in it.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Fingerprint(VgmidiCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add("training", corpus.Training);
        Add("validation", corpus.Validation);
        Add("labelled training", corpus.LabelledTraining);
        Add("labelled test", corpus.LabelledTest);
        Append($"also labelled\n{string.Join('\n', corpus.AlsoLabelled)}\n");
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string use, IReadOnlyList<CorpusPiece> pieces)
        {
            Append($"{use}\n");
            foreach (var piece in pieces)
            {
                Append($"{piece.Path}\n{piece.Mood}\n{WordText.Format(WordEncoder.Encode(piece.Score))}\n");
            }
        }

        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
