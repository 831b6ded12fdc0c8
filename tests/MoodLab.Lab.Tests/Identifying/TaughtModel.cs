using MoodLab.Learning.Identifying;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;
using MoodLab.Statistics.Calibration;

namespace MoodLab.Lab.Tests.Identifying;

/// <summary>
/// Three made-up composers whom anybody can tell apart, two strangers, and a model that was taught with their pieces.
/// </summary>
internal sealed class TaughtModel : IDisposable
{
    public const string Climber = "Climber";
    public const string Leaper = "Leaper";
    public const string Trembler = "Trembler";

    private const int Pieces = 10;
    private const int Quarter = 480;

    private static readonly string[] s_composers = [Climber, Leaper, Trembler];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-composers-");

    public TaughtModel()
    {
        foreach (var composer in s_composers.Concat(["Stranger_One", "Stranger_Two"]))
        {
            Directory.CreateDirectory(Path.Combine(Corpus, composer));
            for (var seed = 0; seed < Pieces; seed++)
            {
                File.WriteAllBytes(Path.Combine(Corpus, composer, $"piece_{seed}.mid"), Piece(composer, seed));
            }
        }

        var pieces = ComposerPieces.Read(ComposerCorpus.Load(Corpus));
        ComposerTraining training = new(pieces, s_composers, new ComposerTrainingOptions { Fragments = 1 });
        ComposerModelFile.Write(ModelFile, training.Teach(new TemperatureScaling(1, 0)));
    }

    /// <summary>Where the pieces lie, a folder for each composer.</summary>
    public string Corpus => Path.Combine(_folder.FullName, "corpus");

    public string ModelFile => Path.Combine(_folder.FullName, "composers.safetensors");

    /// <summary>A piece; seeds from 10 on are none that the model has learnt from.</summary>
    public static byte[] Piece(string composer, int seed, int notes = 120) =>
        MidiWriter.Write(Score([.. Notes(composer, seed).Take(notes)]));

    public static byte[] Drums() => MidiWriter.Write(Score([.. Notes(Climber, 1).Take(60)], Part.PercussionChannel));

    public static byte[] Silence() => MidiWriter.Write(new Score { TicksPerQuarter = Quarter, Parts = [] });

    /// <summary>Notes without end.</summary>
    public static IEnumerable<Note> Notes(string composer, int seed)
    {
        Random random = new(HashOf(composer) + seed);
        var pitch = 60 + random.Next(5);
        for (var i = 0; ; i++)
        {
            switch (composer)
            {
                case Climber:
                    // Up by steps and down again.
                    pitch = pitch > 82 ? 60 + random.Next(5) : pitch + random.Next(1, 3);
                    yield return Note(pitch, i * Quarter / 2, Quarter / 2);
                    break;
                case Leaper:
                    pitch = 48 + (random.Next(3) * 12) + (random.Next(3) * 5);
                    yield return Note(pitch, i / 2 * (long)Quarter, Quarter);
                    break;
                case Trembler:
                    pitch = i % 16 == 0 ? 55 + random.Next(20) : pitch;
                    yield return Note(pitch + (i % 2), i * Quarter / 8, Quarter / 8);
                    break;
                default:
                    yield return Note(random.Next(36, 90), i * random.Next(1, 4) * Quarter / 3, Quarter / 3);
                    break;
            }
        }
    }

    public static Score Score(IReadOnlyList<Note> notes, int channel = 0) => new Score
    {
        TicksPerQuarter = Quarter,
        Parts =
        [
            new Part
            {
                Channel = channel,
                Notes = [.. notes.DistinctBy(note => (note.Start, note.Pitch)).Order(NoteOrder.Instance)],
            },
        ],
    }.WithoutOverlaps();

    public void Dispose() => _folder.Delete(recursive: true);

    private static Note Note(int pitch, long start, long duration) =>
        new(new MidiPitch(pitch), new Velocity(80), start, duration);

    // The same in every process, unlike string.GetHashCode.
    private static int HashOf(string name) => name.Aggregate(7, (hash, letter) => (hash * 31 + letter) % 100_003);
}
