using System.Collections.Immutable;

namespace MoodLab.Lab.Surveys;

/// <summary>Tells all pages on a survey that something in it was changed: an answer came in, or the survey moved. May
/// be used from several threads.</summary>
public sealed class SurveyWatch
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, ImmutableList<Action>> _watchers = [];

    /// <summary>Gets how many watch.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _watchers.Values.Sum(watchers => watchers.Count);
            }
        }
    }

    /// <summary>Tells of every change from now on.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="changed">Is told on the thread that made the change; must not block.</param>
    /// <returns>Ends the telling when disposed.</returns>
    public IDisposable Subscribe(Guid survey, Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        lock (_gate)
        {
            _watchers[survey] = _watchers.GetValueOrDefault(survey, []).Add(changed);
        }

        return new Subscription(this, survey, changed);
    }

    /// <summary>Tells of a change.</summary>
    internal void Tell(Guid survey)
    {
        ImmutableList<Action> watchers;
        lock (_gate)
        {
            watchers = _watchers.GetValueOrDefault(survey, []);
        }

        // Outside the lock: a watcher may ask for more.
        watchers.ForEach(watcher => watcher());
    }

    private sealed class Subscription(SurveyWatch watch, Guid survey, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (watch._gate)
            {
                var left = watch._watchers.GetValueOrDefault(survey, []).Remove(changed);
                if (left.IsEmpty)
                {
                    watch._watchers.Remove(survey);
                }
                else
                {
                    watch._watchers[survey] = left;
                }
            }
        }
    }
}
