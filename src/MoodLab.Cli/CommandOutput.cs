using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MoodLab.Cli;

/// <summary>Where a command writes: its result to standard output, all else to standard error.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="isJson">Whether the result is wanted as JSON.</param>
public sealed class CommandOutput(TextWriter output, TextWriter error, bool isJson)
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _lock = new();
    private long _lastProgress;

    /// <summary>Writes the command's result: one JSON object, or words.</summary>
    /// <param name="result">The result; as JSON its properties have camel-case names.</param>
    /// <param name="describe">Writes the result in words.</param>
    /// <typeparam name="T">The result's type.</typeparam>
    public void Write<T>(T result, Action<T, TextWriter> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(result, s_json));
        }
        else
        {
            describe(result, output);
        }
    }

    /// <summary>Writes a line to standard error. May be called from several threads.</summary>
    /// <param name="line">The line.</param>
    public void Log(string line)
    {
        lock (_lock)
        {
            error.WriteLine(line);
        }
    }

    /// <summary>
    /// Says how far the command has come, at most once a second; what comes in between is dropped. May be called from
    /// several threads.
    /// </summary>
    /// <param name="line">One line.</param>
    public void Progress(string line)
    {
        lock (_lock)
        {
            var time = TimeProvider.System;
            var now = time.GetTimestamp();
            _lastProgress = _lastProgress == 0 ? now : _lastProgress;
            if (time.GetElapsedTime(_lastProgress, now) >= s_progressInterval)
            {
                _lastProgress = now;
                error.WriteLine(line);
            }
        }
    }
}
