using MoodLab.Learning.Datasets;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Language;

/// <summary>
/// The pieces of a corpus as word ids. Training pieces are shuffled and varied anew in every epoch, from the seed
/// and the epoch's number alone, so that an interrupted epoch can be laid out again exactly.
/// </summary>
public sealed class TrainingSet
{
    // All twelve keys once, around the original.
    private const int LowestTransposition = -5;
    private const int Keys = 12;

    // Tempo words move by up to two of the study's steps of 8 a minute. Labelled pieces move by one at most, because
    // tempo carries arousal.
    private const int TempoStep = 8;
    private const int TempoReach = 2;
    private const int LabelledTempoReach = 1;

    private readonly IReadOnlyList<CorpusPiece> _unlabelled;
    private readonly IReadOnlyList<CorpusPiece> _labelled;
    private readonly TrainingOptions _options;

    /// <summary>Prepares a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="vocabulary">The words that the model knows, with all that occur in the corpus.</param>
    /// <param name="options">Copies, variation and seed.</param>
    /// <exception cref="CorpusException">A validation piece has a word that the vocabulary lacks, the table of labels
    /// cannot be read, or no piece is left to learn from.</exception>
    public TrainingSet(VgmidiCorpus corpus, Vocabulary vocabulary, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(options);
        Vocabulary = vocabulary;
        _options = options;
        var leftOut = options.WithoutLabelled ? corpus.AlsoLabelled.ToHashSet() : [];
        LeftOut = leftOut.Count;
        CorpusPiece[] unlabelled = [.. corpus.Training.Where(piece => !leftOut.Contains(piece.Path))];
        _unlabelled = options.Labels is null
            ? unlabelled
            : WithMoods(unlabelled, PieceLabels.Read(options.Labels, options.LabelConfidence));
        _labelled = corpus.LabelledTraining;
        if (_unlabelled.Count + (_labelled.Count * options.LabelledCopies) == 0)
        {
            throw new CorpusException("No piece is left to learn from.");
        }

        Validation = [.. corpus.Validation.Select(piece => Encode(piece, LanguageModel.NoMood, Augmentation.None))];
    }

    /// <summary>Gets the words that the model knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Gets the pieces for validation: as they are, without moods.</summary>
    public IReadOnlyList<TrainingPiece> Validation { get; }

    /// <summary>Gets how many unlabelled pieces are left out because they are labelled ones as well.</summary>
    public int LeftOut { get; }

    /// <summary>Makes the vocabulary of a corpus: the union over training and validation pieces, as in the
    /// study.</summary>
    /// <param name="corpus">The corpus.</param>
    public static Vocabulary BuildVocabulary(VgmidiCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return Vocabulary.Build(
            corpus.Training.Concat(corpus.Validation).Concat(corpus.LabelledTraining).Concat(corpus.LabelledTest)
                .Select(piece => WordEncoder.Encode(piece.Score)));
    }

    /// <summary>Lays out an epoch: which pieces are read, in which order, and how each is varied.</summary>
    /// <param name="epoch">The epoch's number, from 0.</param>
    public IEnumerable<TrainingPiece> Epoch(int epoch) => Limit(Vary(epoch));

    /// <summary>Counts the steps of an epoch without variation, which every epoch comes close to.</summary>
    public int CountSteps()
    {
        var plain = _unlabelled
            .Concat(Enumerable.Repeat(_labelled, _options.LabelledCopies).SelectMany(pieces => pieces))
            .Select(piece => Encode(piece, LanguageModel.NoMood, Augmentation.None));
        var windows = BatchReader.Read(Limit(plain), _options.Batch, _options.Sequence, Vocabulary.EndId).Count();
        return (windows + _options.Accumulate - 1) / _options.Accumulate;
    }

    private IEnumerable<TrainingPiece> Vary(int epoch)
    {
        RandomSource random = new(_options.Seed ^ ((ulong)(epoch + 1) << 32));
        List<CorpusPiece> order =
            [.. _unlabelled, .. Enumerable.Repeat(_labelled, _options.LabelledCopies).SelectMany(pieces => pieces)];

        // Fisher and Yates.
        for (var i = order.Count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        foreach (var piece in order)
        {
            var forgets = random.NextDouble() < _options.MoodDropout;
            yield return Encode(piece, LanguageModel.MoodId(forgets ? null : piece.Mood), Draw(random, piece));
        }
    }

    // Whole pieces, until they make an epoch.
    private IEnumerable<TrainingPiece> Limit(IEnumerable<TrainingPiece> pieces)
    {
        long words = 0;
        foreach (var piece in pieces)
        {
            yield return piece;
            words += piece.Words.Length + 1;
            if (words >= _options.EpochWords)
            {
                yield break;
            }
        }
    }

    private static List<CorpusPiece> WithMoods(
        IReadOnlyList<CorpusPiece> pieces, IReadOnlyDictionary<string, Mood> moods) =>
        [.. pieces.Select(piece => moods.TryGetValue(piece.Path, out var mood) ? piece with { Mood = mood } : piece)];

    private Augmentation Draw(RandomSource random, CorpusPiece piece)
    {
        if (!_options.Augments)
        {
            return Augmentation.None;
        }

        var reach = piece.Mood is null ? TempoReach : LabelledTempoReach;
        return new Augmentation(
            LowestTransposition + random.NextInt(Keys), TempoStep * (random.NextInt((2 * reach) + 1) - reach));
    }

    private TrainingPiece Encode(CorpusPiece piece, int mood, Augmentation augmentation)
    {
        var words = WordEncoder.Encode(piece.Score, augmentation);
        var ids = new int[words.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (!Vocabulary.TryGetId(words[i], out ids[i]))
            {
                throw new CorpusException(
                    $"'{piece.Path}' has the word '{words[i]}', which the model's vocabulary lacks.");
            }
        }

        return new TrainingPiece(ids, mood, piece.Path);
    }
}
