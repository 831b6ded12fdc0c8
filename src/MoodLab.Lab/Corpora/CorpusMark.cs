namespace MoodLab.Lab.Corpora;

/// <summary>A mark of a chart of a corpus, and so the pieces behind it.</summary>
/// <param name="Measure">What the mark measures.</param>
/// <param name="Class">The class that it is about; null for all.</param>
/// <param name="From">The least value in it; null for no least one, and for signatures.</param>
/// <param name="To">The largest value in it; null for no largest one, and for signatures.</param>
/// <param name="Signature">The signature that it counts; null where it counts none.</param>
public sealed record CorpusMark(
    CorpusMeasure Measure, string? Class = null, double? From = null, double? To = null, string? Signature = null)
{
    /// <summary>Gets whether a piece is behind the mark.</summary>
    /// <param name="piece">The piece.</param>
    public bool Holds(CorpusFile piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return piece.IsPiece && (Class is null || Class == (piece.Class ?? string.Empty)) && Measure switch
        {
            CorpusMeasure.Length => IsWithin(piece.Length),
            CorpusMeasure.Notes => IsWithin(piece.Notes),
            CorpusMeasure.Tempo => IsWithin(piece.Tempo),
            CorpusMeasure.Polyphony => IsWithin(piece.Polyphony),
            CorpusMeasure.TempoChange => piece.TempoChanges.Any(change => IsWithin(change.QuartersPerMinute)),
            CorpusMeasure.Onsets => piece.Onsets.Index().Any(of => of.Item > 0 && IsWithin(of.Index + 1)),
            CorpusMeasure.Sounding => piece.Sounding.Index().Any(of => of.Item > 0 && IsWithin(of.Index + 1)),
            CorpusMeasure.TimeSignature => piece.TimeSignatures.Any(of => of.Name == Signature),
            CorpusMeasure.KeySignature => piece.KeySignatures.Any(of => of.Name == Signature),
            _ => true,
        };
    }

    private bool IsWithin(double value) => !(value < From) && !(value > To);
}
