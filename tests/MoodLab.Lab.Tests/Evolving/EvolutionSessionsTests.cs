using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Midi;
using MoodLab.Music.Scales;

namespace MoodLab.Lab.Tests.Evolving;

public sealed class EvolutionSessionsTests
{
    private const string Ada = "ada";
    private const string Ben = "ben";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EvolutionSettings Usual => new() { Seed = 7 };

    [Fact]
    public async Task Start_Session_HasAPopulationThatNobodyElseReaches()
    {
        await using var lab = await TestLab.CreateAsync();
        var sessions = Sessions(lab);

        var id = await sessions.StartAsync(Ada, Usual, "  Tune ", cancellationToken: Token);

        var view = await OpenAsync(lab, id);
        Assert.Equal(("Tune", 10, 1), (view.Title, view.CurrentMelodies.Count(), view.Current.Number));
        Assert.Equal(Usual, view.Settings);
        Assert.Equal(10, view.CurrentMelodies.Select(melody => melody.Melody).Distinct().Count());
        Assert.Null(await sessions.OpenAsync(Ben, id, Token));
        Assert.False(await sessions.NextAsync(Ben, id, view.Current.Id, Token));
        Assert.False(await sessions.RateAsync(Ben, id, view.Current.MelodyIds[0], 5, Token));
        Assert.Null(await sessions.RerollAsync(Ben, id, view.Current.MelodyIds[0], 0, Token));
    }

    [Fact]
    public async Task Settings_OfEveryKind_ComeBack()
    {
        await using var lab = await TestLab.CreateAsync();
        Assert.True(Tonic.TryParse("Bb", out var tonic));
        var settings = new EvolutionSettings
        {
            Melody = new MelodySettings
            {
                Bars = 2,
                NotesPerBar = 6,
                Steps = 3,
                Pauses = false,
                Tonic = tonic,
                Scale = ScaleKind.MinorBlues,
                Octave = 3,
                BeatsPerMinute = 90,
            },
            Breeding = new EvolutionOptions { Population = 5, Mutations = 9, MutationProbability = 0.25 },
            Seed = int.MaxValue,
            UsesTaste = false,
            Looseness = 0.5,
            Lock = new EvolutionLock(Guid.NewGuid(), [0, 1], Rhythm: true, Pitches: false),
        };

        var id = await Sessions(lab).StartAsync(Ada, settings, "Tune", cancellationToken: Token);

        var kept = (await OpenAsync(lab, id)).Settings;
        Assert.Equal(settings with { Lock = null }, kept with { Lock = null });
        Assert.Equal([0, 1], kept.Lock!.Bars);
        Assert.Equal((true, false), (kept.Lock.Rhythm, kept.Lock.Pitches));
    }

    [Fact]
    public async Task Next_FromStars_KeepsTheBestWithTheirStars()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var first = await OpenAsync(lab, id);
        await RateAsync(lab, first, 4, 5);
        await RateAsync(lab, first, 8, 3);

        Assert.True(await Sessions(lab).NextAsync(Ada, id, first.Current.Id, Token));

        var second = await OpenAsync(lab, id);
        Assert.Equal((2, first.Current.Id), (second.Current.Number, second.Current.ParentId));
        Assert.Equal([first.Current.MelodyIds[4], first.Current.MelodyIds[8]], second.Current.MelodyIds.Take(2));
        Assert.Equal([5, 3], second.CurrentMelodies.Take(2).Select(melody => melody.Stars ?? -1));
        Assert.All(second.CurrentMelodies.Skip(2), melody =>
        {
            Assert.Null(melody.Stars);
            Assert.Contains(melody.FirstParentId!.Value, first.Current.MelodyIds);
        });
        Assert.Equal(18, second.Melodies.Values.Select(melody => melody.Melody).Distinct().Count());
    }

    [Fact]
    public async Task Next_SameSeedAndStars_GivesTheSameMelodies()
    {
        await using var lab = await TestLab.CreateAsync();
        List<string> genomes = [];
        foreach (var owner in new[] { Ada, Ben })
        {
            var id = await Sessions(lab).StartAsync(owner, Usual, "Tune", cancellationToken: Token);
            for (var generation = 0; generation < 3; generation++)
            {
                var view = (await Sessions(lab).OpenAsync(owner, id, Token))!;
                foreach (var (melody, place) in view.CurrentMelodies.Select((melody, place) => (melody, place)))
                {
                    await Sessions(lab).RateAsync(owner, id, melody.Id, place % 6, Token);
                }

                await Sessions(lab).NextAsync(owner, id, view.Current.Id, Token);
            }

            var last = (await Sessions(lab).OpenAsync(owner, id, Token))!;
            genomes.Add(string.Join(' ', last.CurrentMelodies.Select(melody => melody.Genome)));
        }

        Assert.Equal(genomes[0], genomes[1]);
    }

    [Fact]
    public async Task Next_FromTwoTabsAtOnce_IsBredOnce()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var first = await OpenAsync(lab, id);

        var bred = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            _ => Sessions(lab).NextAsync(Ada, id, first.Current.Id, Token)));

        Assert.Single(bred, true);
        Assert.Equal(2, (await OpenAsync(lab, id)).Generations.Length);
    }

    [Fact]
    public async Task GoTo_EarlierGeneration_BranchesAndLosesNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var first = await OpenAsync(lab, id);
        await Sessions(lab).NextAsync(Ada, id, first.Current.Id, Token);
        var second = await OpenAsync(lab, id);

        Assert.True(await Sessions(lab).GoToAsync(Ada, id, first.Current.Id, Token));
        Assert.True(await Sessions(lab).NextAsync(Ada, id, first.Current.Id, Token));

        var branch = await OpenAsync(lab, id);
        Assert.Equal((3, 2), (branch.Generations.Length, branch.Current.Number));
        Assert.Equal(first.Current.Id, branch.Current.ParentId);
        Assert.Equal(second.Current.MelodyIds, branch.Generations[1].MelodyIds);
        Assert.Equal(26, branch.Melodies.Values.Select(melody => melody.Melody).Distinct().Count());
    }

    [Fact]
    public async Task Lock_BarsOfAMelody_AreInEveryChild()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var first = await OpenAsync(lab, id);
        var model = first.CurrentMelodies.ElementAt(3);
        await Sessions(lab).ChangeAsync(
            Ada, id, settings => settings with { Lock = new EvolutionLock(model.Id, [0, 5], false, false) }, Token);

        await Sessions(lab).NextAsync(Ada, id, first.Current.Id, Token);

        var children = (await OpenAsync(lab, id)).CurrentMelodies.Skip(EvolutionOptions.Elites).ToList();
        Assert.Equal(8, children.Count);
        Assert.All(children, child =>
        {
            Assert.Equal(BarOf(model, 0), BarOf(child, 0));
            Assert.Equal(BarOf(model, 5), BarOf(child, 5));
        });

        static byte[] BarOf(MelodyView melody, int bar) => melody.Genome.Slots.Slice(bar * 4, 4).ToArray();
    }

    [Fact]
    public async Task Next_WithAllLocked_IsRefusedAndSaysWhatToDo()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var first = await OpenAsync(lab, id);
        await Sessions(lab).ChangeAsync(
            Ada,
            id,
            settings => settings with { Lock = new EvolutionLock(first.Current.MelodyIds[0], [], true, true) },
            Token);

        var refused = await Assert.ThrowsAsync<EvolutionException>(
            () => Sessions(lab).NextAsync(Ada, id, first.Current.Id, Token));

        Assert.Contains("Unlock", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reroll_Bar_ChangesNoOtherAndCanBeTakenBack()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var before = await OpenAsync(lab, id);
        var old = before.CurrentMelodies.ElementAt(2);

        var born = await Sessions(lab).RerollAsync(Ada, id, old.Id, 3, Token);

        var after = await OpenAsync(lab, id);
        var melody = after.Melodies[born!.Value];
        Assert.Equal(melody, after.CurrentMelodies.ElementAt(2));
        Assert.Equal((Origin.Rerolled, old.Id, null), (melody.Origin, melody.FirstParentId, melody.Stars));
        Assert.NotEqual(old.Melody, melody.Melody);
        Assert.Equal(Others(old), Others(melody));
        Assert.True(await Sessions(lab).PlaceAsync(Ada, id, melody.Id, old.Id, Token));
        Assert.Equal(before.Current.MelodyIds, (await OpenAsync(lab, id)).Current.MelodyIds);

        static byte[] Others(MelodyView view) => [.. view.Genome.Slots[..12], .. view.Genome.Slots[16..]];
    }

    [Theory]
    [InlineData("Population", "between 3 and 100")]
    [InlineData("Mutations", "between 0 and 64")]
    [InlineData("BeatsPerMinute", "between 20 and 300")]
    [InlineData("Looseness", "between 0 and 1")]
    public async Task Change_SettingOutOfRange_IsRefusedWithTheRangeAndChangesNothing(string setting, string range)
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);

        var refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Sessions(lab).ChangeAsync(
            Ada,
            id,
            settings => setting switch
            {
                "Population" => settings with { Breeding = settings.Breeding with { Population = 101 } },
                "Mutations" => settings with { Breeding = settings.Breeding with { Mutations = -1 } },
                "BeatsPerMinute" => settings with { Melody = settings.Melody with { BeatsPerMinute = 301 } },
                _ => settings with { Looseness = double.NaN },
            },
            Token));

        Assert.StartsWith($"{setting} must lie {range}.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Usual, (await OpenAsync(lab, id)).Settings);
    }

    [Fact]
    public async Task Change_OfWhatAMelodyIs_IsRefused()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);

        await Assert.ThrowsAsync<ArgumentException>(() => Sessions(lab).ChangeAsync(
            Ada, id, settings => settings with { Melody = settings.Melody with { Bars = 4 } }, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Rename_ToNothing_IsRefused(string title)
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);

        await Assert.ThrowsAsync<ArgumentException>(() => Sessions(lab).RenameAsync(Ada, id, title, Token));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Sessions(lab).RenameAsync(Ada, id, new string('x', 101), Token));
    }

    [Fact]
    public async Task Watch_OfTwoTabs_IsToldOfEveryChangeUntilItIsLeft()
    {
        await using var lab = await TestLab.CreateAsync();
        var watch = lab.Services.GetRequiredService<EvolutionWatch>();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var melody = (await OpenAsync(lab, id)).Current.MelodyIds[0];
        List<EvolutionChange> first = [];
        List<EvolutionChange> second = [];
        using (watch.Subscribe(id, first.Add))
        {
            using (watch.Subscribe(id, second.Add))
            {
                await Sessions(lab).RateAsync(Ada, id, melody, 4, Token);
            }

            await Sessions(lab).RenameAsync(Ada, id, "Other", Token);
            await Sessions(lab).RateAsync(Ben, id, melody, 1, Token);
        }

        Assert.Equal([new EvolutionChange(melody, 4), default], first);
        Assert.Equal([new EvolutionChange(melody, 4)], second);
        Assert.Equal(0, watch.Count);
    }

    [Fact]
    public async Task Share_Session_OpensByItsKeyOnly()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);

        await Sessions(lab).ShareAsync(Ada, id, share: true, Token);

        var key = (await OpenAsync(lab, id)).ShareKey!;
        Assert.Equal(32, key.Length);
        Assert.Equal(id, (await Sessions(lab).OpenSharedAsync(key, Token))!.Id);
        Assert.Null(await Sessions(lab).OpenSharedAsync(key[..^1], Token));
        Assert.Null(await Sessions(lab).OpenSharedAsync(string.Empty, Token));
    }

    [Fact]
    public async Task Start_FromAPiece_BeginsWithItAndVariesIt()
    {
        await using var lab = await TestLab.CreateAsync();
        var genome = Genome.Parse("0123456776543210012345677654321a");
        var piece = Melody.Of(genome, Usual.Melody).ToScore();

        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", piece, Token);

        var view = await OpenAsync(lab, id);
        var (first, others) = (view.CurrentMelodies.First(), view.CurrentMelodies.Skip(1).ToList());
        Assert.Equal((Melody.Of(genome, Usual.Melody), Origin.Imported), (first.Melody, first.Origin));
        Assert.Equal(9, others.Count);
        Assert.All(others, melody => Assert.Equal((Origin.Bred, first.Id), (melody.Origin, melody.FirstParentId)));
        Assert.Equal(10, view.CurrentMelodies.Select(melody => melody.Melody).Distinct().Count());
        var changed = others.ConvertAll(melody => Changes(first, melody));
        Assert.InRange(changed[0], 1, 4);
        Assert.True(changed[^1] > changed[0], "The last variation is no further away than the first.");

        static int Changes(MelodyView a, MelodyView b) =>
            a.Genome.Slots.ToArray().Zip(b.Genome.Slots.ToArray()).Count(pair => pair.First != pair.Second);
    }

    [Fact]
    public async Task Continue_Melody_KeepsItsFirstHalfAndStandsLast()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        var old = (await OpenAsync(lab, id)).CurrentMelodies.ElementAt(4);

        var born = await Sessions(lab).ContinueAsync(Ada, id, old.Id, Token);

        var view = await OpenAsync(lab, id);
        Assert.Equal(11, view.Current.MelodyIds.Length);
        var melody = view.Melodies[born!.Value];
        Assert.Equal(melody.Id, view.Current.MelodyIds[^1]);
        Assert.Equal((Origin.Continued, old.Id), (melody.Origin, melody.FirstParentId));
        Assert.Equal(old.Genome.Slots[..16].ToArray(), melody.Genome.Slots[..16].ToArray());
        Assert.NotEqual(old.Genome, melody.Genome);
        Assert.Null(await Sessions(lab).ContinueAsync(Ben, id, old.Id, Token));
    }

    [Fact]
    public async Task Next_AfterFifteenStars_GoesByTheTaste()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "Tune", cancellationToken: Token);
        for (var generation = 0; generation < 2; generation++)
        {
            var view = await OpenAsync(lab, id);
            foreach (var melody in view.CurrentMelodies)
            {
                // Likes what is dense.
                var notes = melody.Melody.Notes.Count(note => !note.Rests);
                await Sessions(lab).RateAsync(Ada, id, melody.Id, Math.Clamp(notes / 4, 0, 5), Token);
            }

            await Sessions(lab).NextAsync(Ada, id, view.Current.Id, Token);
        }

        var third = await OpenAsync(lab, id);
        Assert.Contains(third.CurrentMelodies, melody => melody.Origin == Origin.Promising);
        Assert.Contains(third.CurrentMelodies, melody => melody.Origin == Origin.Surprise);
        var taste = MusicianTaste.Learn(third, []);
        Assert.NotNull(taste);
        Assert.Null(MusicianTaste.Learn(
            third with { Settings = third.Settings with { UsesTaste = false } }, []));

        var other = await Sessions(lab).StartAsync(Ada, Usual with { Seed = 8 }, "Other", cancellationToken: Token);
        var earlier = await lab.Services.GetRequiredService<MusicianTaste>()
            .EarlierAsync(Ada, await OpenAsync(lab, other), Token);
        Assert.Equal(18, earlier.Count);
        Assert.NotNull(MusicianTaste.Learn(await OpenAsync(lab, other), earlier));
    }

    [Fact]
    public async Task Zip_OfAGeneration_HoldsItsMelodiesTheBestFirst()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await Sessions(lab).StartAsync(Ada, Usual, "My Tune", cancellationToken: Token);
        var view = await OpenAsync(lab, id);
        await RateAsync(lab, view, 6, 5);
        view = await OpenAsync(lab, id);

        var file = MelodyFiles.Zip(view, view.Current);

        Assert.Equal("my-tune-1.zip", file.FileName);
        using ZipArchive zip = new(new MemoryStream(file.Content));
        Assert.Equal(10, zip.Entries.Count);
        Assert.Equal("001-5-stars-1.7.mid", zip.Entries[0].Name);
        using MemoryStream best = new();
        await using (var entry = await zip.Entries[0].OpenAsync(Token))
        {
            await entry.CopyToAsync(best, Token);
        }

        var score = MidiReader.Read(best.ToArray()).Score;
        var melody = view.CurrentMelodies.ElementAt(6).Melody.ToScore();
        Assert.Equal(melody.Parts[0].Notes, score.Parts[0].Notes);
        Assert.Equal(("My Tune: 1.7", 128.0), (score.Title, Math.Round(score.Tempi[0].QuartersPerMinute, 3)));
        Assert.Equal(melody.KeySignatures, score.KeySignatures);
        Assert.Equal(melody.TimeSignatures, score.TimeSignatures);
    }

    private static EvolutionSessions Sessions(TestLab lab) => lab.Services.GetRequiredService<EvolutionSessions>();

    private static async Task<EvolutionView> OpenAsync(TestLab lab, Guid id) =>
        (await Sessions(lab).OpenAsync(Ada, id, Token))!;

    private static async Task RateAsync(TestLab lab, EvolutionView view, int place, int stars) =>
        Assert.True(await Sessions(lab).RateAsync(Ada, view.Id, view.Current.MelodyIds[place], stars, Token));
}
