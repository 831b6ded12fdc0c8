namespace MoodLab.Neural.Decoding;

/// <summary>
/// Decides whether steps are shared among the workers or done by the caller alone, by trying both: on a quiet machine
/// two cores are faster than one, but where other work takes the cores, workers that wait for one another are slower.
/// The way that is not in use is tried for a moment, again and again, the rarer the longer it loses.
/// </summary>
internal sealed class Sharing
{
    // Several slices of a scheduler, so that a trial meets the other work that there is.
    private static readonly TimeSpan s_trial = TimeSpan.FromMilliseconds(20);

    // A trial costs at most 1 / 64 of the time.
    private const int LongestPause = 64;
    private const int ShortestPause = 4;

    private TimeSpan _elapsed;
    private int _steps;
    private int _rows;
    private double _rate;
    private int _pause = ShortestPause;
    private int _untilTrial = ShortestPause;
    private bool _isTrial;

    /// <summary>Gets whether the next step is to be shared.</summary>
    public bool IsShared { get; private set; } = true;

    /// <summary>Takes in how long a step took.</summary>
    /// <param name="rows">Its streams; steps of different numbers are not compared.</param>
    /// <param name="elapsed">Its duration.</param>
    public void Report(int rows, TimeSpan elapsed)
    {
        if (rows != _rows)
        {
            // What is known about the other number of rows is void; what is in use stays in use.
            IsShared ^= _isTrial;
            (_rows, _elapsed, _steps, _isTrial) = (rows, TimeSpan.Zero, 0, false);
        }

        _elapsed += elapsed;
        _steps++;
        if (_elapsed >= s_trial)
        {
            EndPeriod(_steps / _elapsed.TotalSeconds);
            (_elapsed, _steps) = (TimeSpan.Zero, 0);
        }
    }

    private void EndPeriod(double rate)
    {
        if (!_isTrial)
        {
            _rate = rate;
            if (--_untilTrial <= 0)
            {
                _isTrial = true;
                IsShared = !IsShared;
            }

            return;
        }

        _isTrial = false;
        if (rate > _rate)
        {
            _pause = ShortestPause;
        }
        else
        {
            IsShared = !IsShared;
            _pause = Math.Min(2 * _pause, LongestPause);
        }

        _untilTrial = _pause;
    }
}
