namespace MoodLab.Cli;

/// <summary>Says how far work has come, in a line.</summary>
/// <param name="output">Where it is said.</param>
/// <param name="say">Writes the line.</param>
/// <typeparam name="T">What the work tells.</typeparam>
internal sealed class ProgressLine<T>(CommandOutput output, Func<T, string> say) : IProgress<T>
{
    public void Report(T value) => output.Progress(say(value));
}
