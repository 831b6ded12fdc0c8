namespace MoodLab.Learning.Identifying.Study;

/// <summary>All experiments of the study, each as it was done and as it is honest.</summary>
public static class StudyRuns
{
    // Of the study's table of all composers, in percent of all fragments.
    private static readonly double[] s_thresholds = [0, 0.1, 1, 10];

    /// <summary>Gets the experiments, in the order of the report.</summary>
    public static IReadOnlyList<StudyRun> All { get; } =
    [
        new()
        {
            Name = "lstm-neighbours",
            Kind = StudyKind.Neighbours,
            Protocol = "LSTM, told of the ten files before in the order of the folders, and nothing of the piece; "
                + "a random fifth of the windows is judged (the study's way)",
        },
        new()
        {
            Name = "lstm-shuffled",
            Kind = StudyKind.Shuffled,
            Protocol = "The same, the files in a random order",
        },
        new()
        {
            Name = "lstm-own",
            Kind = StudyKind.Own,
            Folds = ComposerCorpus.FoldCount,
            Protocol = "LSTM, told of ten parts of the piece itself; five folds by works",
        },
        new()
        {
            Name = "cnn-fragments",
            Protocol = "CNN; a random fifth of the fragments is judged (the study's way)",
        },
        new()
        {
            Name = "cnn-copies",
            HasCopies = true,
            Protocol = "The same with copies of every piece two semitones up and down, which are divided too",
        },
        new()
        {
            Name = "cnn-works",
            Folds = ComposerCorpus.FoldCount,
            Protocol = "CNN; five folds by works",
        },
        new()
        {
            Name = "dense-fragments",
            Kind = StudyKind.Profiles,
            Protocol = "The CNN's dense layers on how loud each pitch is; a random fifth of the fragments is judged",
        },
        new()
        {
            Name = "dense-works",
            Kind = StudyKind.Profiles,
            Folds = ComposerCorpus.FoldCount,
            Protocol = "The CNN's dense layers on how loud each pitch is; five folds by works",
        },
        .. s_thresholds.Select(percent => new StudyRun
        {
            Name = FormattableString.Invariant($"all-{percent}-fragments"),
            Kind = StudyKind.Profiles,
            Threshold = percent,
            Protocol = FormattableString.Invariant(
                $"Dense layers, composers with more than {percent} % of all fragments; a random fifth of them judged"),
        }),
        .. s_thresholds.Select(percent => new StudyRun
        {
            Name = FormattableString.Invariant($"all-{percent}-works"),
            Kind = StudyKind.Profiles,
            Threshold = percent,
            Folds = 1,
            Protocol = FormattableString.Invariant(
                $"Dense layers, composers with more than {percent} % of all fragments; the first fold by works"),
        }),
    ];
}
