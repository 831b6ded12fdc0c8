namespace MoodLab.Lab.Corpora;

/// <summary>What the study looked at before it trained anything, of a corpus or of some of its classes.</summary>
public sealed record CorpusFigures
{
    // The study's number of bars.
    private const int TempoBins = 50;

    /// <summary>Gets whether outliers were moved to the fences before anything was summed up.</summary>
    public required bool IsClipped { get; init; }

    /// <summary>Gets the number of pieces: files with notes.</summary>
    public required int Pieces { get; init; }

    /// <summary>Gets the classes, most pieces first, then by name.</summary>
    public required IReadOnlyList<ClassFigures> Classes { get; init; }

    /// <summary>Gets how evenly the pieces are spread over the classes.</summary>
    public required ClassBalance Balance { get; init; }

    /// <summary>Gets the tempi that are set, in at most 50 bars of equal width over their whole range; empty where no
    /// piece sets one.</summary>
    public required IReadOnlyList<TempoBin> TempoChanges { get; init; }

    /// <summary>Gets how many notes come together, from one note on.</summary>
    public required IReadOnlyList<PolyphonyCount> Polyphony { get; init; }

    /// <summary>Gets the time signatures by class, those in most pieces first.</summary>
    public required IReadOnlyList<SignatureCount> TimeSignatures { get; init; }

    /// <summary>Gets the key signatures by class, those in most pieces first.</summary>
    public required IReadOnlyList<SignatureCount> KeySignatures { get; init; }

    /// <summary>Sums files up.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isClipped">
    /// Whether a value beyond the <see cref="Quantiles.Fences"/> of all pieces counts as the fence, as in the study,
    /// which does so with lengths and numbers of notes; here tempi and polyphony, too.
    /// </param>
    public static CorpusFigures Of(IReadOnlyList<CorpusFile> files, bool isClipped = false)
    {
        ArgumentNullException.ThrowIfNull(files);
        CorpusFile[] pieces = [.. files.Where(file => file.IsPiece)];
        Func<double, double> Clip(Func<CorpusFile, double> measure)
        {
            if (!isClipped || Quantiles.Of(pieces.Select(measure)) is not { } all)
            {
                return value => value;
            }

            var (low, high) = all.Fences;
            return value => Math.Clamp(value, low, high);
        }

        BoxPlot? Box(IEnumerable<CorpusFile> of, Func<CorpusFile, double> measure, Func<double, double> clip) =>
            BoxPlot.Of([.. of.Select(file => clip(measure(file)))]);

        var (length, notes) = (Clip(file => file.Length), Clip(file => file.Notes));
        var (tempo, polyphony) = (Clip(file => file.Tempo), Clip(file => file.Polyphony));
        ClassFigures[] classes =
        [
            .. files.GroupBy(file => file.Class ?? string.Empty)
                .Select(group => (group.Key, Files: group.Count(), Pieces: group.Where(file => file.IsPiece).ToArray()))
                .Select(of => new ClassFigures(
                    of.Key,
                    of.Files,
                    of.Pieces.Length,
                    pieces.Length == 0 ? 0 : (double)of.Pieces.Length / pieces.Length,
                    Box(of.Pieces, file => file.Length, length),
                    Box(of.Pieces, file => file.Notes, notes),
                    Box(of.Pieces, file => file.Tempo, tempo),
                    Box(of.Pieces, file => file.Polyphony, polyphony)))
                .OrderByDescending(of => of.Pieces)
                .ThenBy(of => of.Name, StringComparer.Ordinal),
        ];
        return new CorpusFigures
        {
            IsClipped = isClipped,
            Pieces = pieces.Length,
            Classes = classes,
            Balance = ClassBalance.Of(classes.Select(of => of.Pieces)),
            TempoChanges = CountTempi(pieces, isClipped),
            Polyphony = CountPolyphony(pieces),
            TimeSignatures = CountSignatures(pieces, file => file.TimeSignatures),
            KeySignatures = CountSignatures(pieces, file => file.KeySignatures),
        };
    }

    private static TempoBin[] CountTempi(CorpusFile[] pieces, bool isClipped)
    {
        var changes = pieces.SelectMany(file => file.TempoChanges).ToList();
        if (changes.Count == 0)
        {
            return [];
        }

        var (least, most) = (changes.Min(of => of.QuartersPerMinute), changes.Max(of => of.QuartersPerMinute));
        if (isClipped)
        {
            var (low, high) = Quantiles.OfCounted(changes.Select(of => ((double)of.QuartersPerMinute, of.Times))).Fences;
            (least, most) = (Math.Max(least, (int)Math.Floor(low)), Math.Min(most, (int)Math.Ceiling(high)));
        }

        var width = (int)Math.Ceiling((most - least + 1) / (double)TempoBins);
        var counts = new long[((most - least) / width) + 1];
        foreach (var (tempo, times) in changes)
        {
            counts[(Math.Clamp(tempo, least, most) - least) / width] += times;
        }

        return [.. counts.Select((count, i) => new TempoBin(least + (i * width), least + ((i + 1) * width), count))];
    }

    private static PolyphonyCount[] CountPolyphony(CorpusFile[] pieces)
    {
        var most = pieces.Select(file => Math.Max(file.Onsets.Count, file.Sounding.Count)).DefaultIfEmpty().Max();
        var (onsets, quarters) = (new long[most], new double[most]);
        foreach (var file in pieces)
        {
            for (var i = 0; i < file.Onsets.Count; i++)
            {
                onsets[i] += file.Onsets[i];
            }

            for (var i = 0; i < file.Sounding.Count; i++)
            {
                quarters[i] += file.Sounding[i];
            }
        }

        return [.. onsets.Select((count, i) => new PolyphonyCount(i + 1, count, quarters[i]))];
    }

    private static SignatureCount[] CountSignatures(
        CorpusFile[] pieces, Func<CorpusFile, IReadOnlyList<(string Name, int Times)>> signatures) =>
    [
        .. pieces
            .SelectMany(file => signatures(file).Select(of => (of.Name, Class: file.Class ?? string.Empty, of.Times)))
            .GroupBy(of => of.Name)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group
                .GroupBy(of => of.Class)
                .Select(of => new SignatureCount(group.Key, of.Key, of.Count(), of.Sum(one => (long)one.Times)))
                .OrderByDescending(of => of.Pieces)
                .ThenBy(of => of.Class, StringComparer.Ordinal)),
    ];
}
