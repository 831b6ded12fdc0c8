using System.Globalization;
using System.Text.Json;
using MoodLab.MidoBridge;
using MoodLab.Music.Midi;

// Lets a script compare MoodLab's reader and writer with another library:
//   read              reads a path from each line of standard input and answers with one line of JSON
//   write DIR COUNT   writes that many random scores as MIDI files, each with what it must contain as JSON
switch (args)
{
    case ["read"]:
        while (Console.ReadLine() is { } path)
        {
            Console.WriteLine(JsonSerializer.Serialize(Read(path), ScoreJson.Options));
        }

        return 0;
    case ["write", var folder, var count]:
        Write(folder, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: Bridge read | Bridge write DIR COUNT");
        return 2;
}

static object Read(string path)
{
    try
    {
        return ScoreJson.Of(MidiReader.ReadFile(path, MidiReadOptions.Tolerant));
    }
    catch (MidiFileException exception)
    {
        return new { Error = exception.Message };
    }
}

static void Write(string folder, int count)
{
    Random random = new(count);
    for (var i = 0; i < count; i++)
    {
        var name = Path.Combine(folder, i.ToString("0000", CultureInfo.InvariantCulture));
        var score = RandomScore.Create(random);
        File.WriteAllBytes(name + ".mid", MidiWriter.Write(score));
        File.WriteAllText(
            name + ".json",
            JsonSerializer.Serialize(ScoreJson.Of(new MidiReadResult { Score = score }), ScoreJson.Options));
    }
}
