namespace MoodLab.Learning.Words;

/// <summary>
/// Says which words may follow in a well-formed piece: those that <see cref="WordEncoder"/> could have written. A
/// network that samples within it never writes a word without meaning, and no step goes on forever, since pitches rise.
/// Holds the state of one piece, and begins another after its end; for one thread at a time.
/// </summary>
/// <remarks>
/// What passes it comes back the same when it is decoded and encoded, but for the last wait, which the encoder reckons
/// from the end of the notes: here it may take any length, so that a piece can end whenever its composer wants.
/// </remarks>
public sealed class WordGrammar
{
    private WordKind _last = WordKind.End;
    private int _tempo;
    private int _velocity;
    private int _length = -1;
    private int _pitch;
    private long _step;
    private long _tempoStep;
    private long _endStep;

    /// <summary>Tells whether a word may come next.</summary>
    /// <param name="word">The word.</param>
    public bool Allows(Word word) => word.Kind switch
    {
        // A piece begins with its tempo; later a tempo stands at the beginning of a step.
        WordKind.Tempo => _last is WordKind.End or WordKind.Wait && word.Value != _tempo,
        _ when _last == WordKind.End => false,
        WordKind.Velocity => CanDescribeNote && word.Value != _velocity,
        WordKind.Duration => (CanDescribeNote || _last == WordKind.Velocity) && _velocity != 0 && word.Value != _length,
        WordKind.Note => _velocity != 0 && _length >= 0 && word.Value > _pitch,
        WordKind.Wait => _last is WordKind.Tempo or WordKind.Note,

        // A tempo after all notes would be lost, and a piece without notes is none.
        _ => _last == WordKind.Wait && _tempoStep < _endStep,
    };

    /// <summary>Takes a word as written.</summary>
    /// <param name="word">A word that <see cref="Allows"/> allows.</param>
    /// <exception cref="ArgumentException">The word may not stand here.</exception>
    public void Advance(Word word)
    {
        if (!Allows(word))
        {
            throw new ArgumentException($"'{word}' may not follow here.", nameof(word));
        }

        switch (word.Kind)
        {
            case WordKind.Tempo:
                _tempo = word.Value;
                _tempoStep = _step;
                break;
            case WordKind.Velocity:
                _velocity = word.Value;
                break;
            case WordKind.Duration:
                _length = word.Value;
                break;
            case WordKind.Note:
                _pitch = word.Value;
                _endStep = Math.Max(_endStep, WordEncoder.EndStep(_step, NoteLength.All[_length]));
                break;
            case WordKind.Wait:
                _pitch = 0;
                _step += word.Value;
                break;
            default:
                (_tempo, _velocity, _length, _pitch) = (0, 0, -1, 0);
                (_step, _tempoStep, _endStep) = (0, 0, 0);
                break;
        }

        _last = word.Kind;
    }

    /// <summary>Marks the words of a vocabulary that may come next.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="allowed">Set for each id; as long as the vocabulary.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void Mark(Vocabulary vocabulary, Span<bool> allowed)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (allowed.Length != vocabulary.Count)
        {
            throw new ArgumentException(
                $"{allowed.Length} marks do not fit {vocabulary.Count} words.", nameof(allowed));
        }

        for (var id = 0; id < vocabulary.Count; id++)
        {
            allowed[id] = Allows(vocabulary[id]);
        }
    }

    // A velocity or duration makes sense only where a higher note can still follow in the step.
    private bool CanDescribeNote =>
        _last is WordKind.Tempo or WordKind.Note or WordKind.Wait && _pitch < Word.HighestPitch;
}
