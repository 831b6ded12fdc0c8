namespace MoodLab.Learning.Words;

/// <summary>
/// Says which words may follow in a well-formed piece: those that <see cref="WordEncoder"/> could have written. A network
/// that samples within it never writes a word without meaning, and no step goes on forever, since pitches rise.
/// </summary>
public sealed class WordGrammar
{
    private WordKind _last = WordKind.End;
    private int _tempo;
    private int _velocity;
    private int _length = -1;
    private int _pitch;

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
        _ => _last == WordKind.Wait,
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
                break;
            case WordKind.Velocity:
                _velocity = word.Value;
                break;
            case WordKind.Duration:
                _length = word.Value;
                break;
            case WordKind.Note:
                _pitch = word.Value;
                break;
            case WordKind.Wait:
                _pitch = 0;
                break;
        }

        _last = word.Kind;
    }

    /// <summary>Marks the words of a vocabulary that may come next.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="allowed">Set for each id.</param>
    public void Mark(Vocabulary vocabulary, Span<bool> allowed)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            allowed[id] = Allows(vocabulary[id]);
        }
    }

    // A velocity or duration makes sense only where a higher note can still follow in the step.
    private bool CanDescribeNote =>
        _last is WordKind.Tempo or WordKind.Note or WordKind.Wait && _pitch < Word.HighestPitch;
}
