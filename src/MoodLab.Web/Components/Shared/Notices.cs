using Microsoft.AspNetCore.Components;
using Radzen;

namespace MoodLab.Web.Components.Shared;

/// <summary>Says at the page's edge what was done, and how to take it back.</summary>
internal static class Notices
{
    private const double Milliseconds = 10_000;

    /// <summary>Says what was done, or what went wrong.</summary>
    public static void Tell(this NotificationService notifications, NotificationSeverity severity, string what) =>
        notifications.Notify(Notice(severity, what));

    /// <summary>Says what was done, beside a button that takes it back and the notice away.</summary>
    /// <param name="notifications">Where it is said.</param>
    /// <param name="component">The component that takes it back, and is rendered anew after that.</param>
    /// <param name="what">What was done.</param>
    /// <param name="undo">Takes it back.</param>
    public static void TellUndoable(
        this NotificationService notifications, ComponentBase component, string what, Func<Task> undo)
    {
        var message = Notice(NotificationSeverity.Info, what);
        var callback = EventCallback.Factory.Create(component, () =>
        {
            notifications.Messages.Remove(message);
            return undo();
        });
        message.DetailContent = _ => builder =>
        {
            builder.OpenComponent<UndoButton>(0);
            builder.AddComponentParameter(1, nameof(UndoButton.OnUndo), callback);
            builder.CloseComponent();
        };
        notifications.Notify(message);
    }

    private static NotificationMessage Notice(NotificationSeverity severity, string what) =>
        new() { Severity = severity, Summary = what, Duration = Milliseconds };
}
