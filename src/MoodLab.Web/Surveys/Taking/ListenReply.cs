using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Web.Surveys.Taking;

/// <summary>What a post left for the page that answers it: why it could not be kept, and what was sent.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Refusal">Why it was refused.</param>
/// <param name="Post">What was sent; null for nothing.</param>
internal sealed record ListenReply(
    ListenTrouble Trouble, ListenRefusal Refusal = ListenRefusal.None, ListenPost? Post = null)
{
    private static readonly object s_place = new();

    /// <summary>Gets the answer's status.</summary>
    public int Status => Trouble switch
    {
        ListenTrouble.Refused => StatusCodes.Status422UnprocessableEntity,
        ListenTrouble.Busy => StatusCodes.Status503ServiceUnavailable,
        ListenTrouble.OldForm => StatusCodes.Status400BadRequest,
        ListenTrouble.TooMuch => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>Gets what is to be told; null for nothing.</summary>
    public string? Words => Trouble switch
    {
        ListenTrouble.Busy =>
            "Your answer could not be stored just now; nothing is lost. Please wait a moment and send it again.",
        ListenTrouble.OldForm =>
            "This page had grown old, or your browser takes no cookies from us. Nothing is lost: please send it again.",
        ListenTrouble.TooMuch =>
            "Too much came from your connection at once. Nothing is lost: please wait a few seconds and go on.",
        ListenTrouble.Refused => Refusal switch
        {
            ListenRefusal.NoConsent => "To take part, please say first that you agree.",
            ListenRefusal.OldConsent => "The text has been changed meanwhile. Please read it again.",
            ListenRefusal.NoMood => "Please choose the mood that you hear.",
            ListenRefusal.NoConfidence => "Please say how sure you are.",
            ListenRefusal.NotHeard =>
                "The piece has not been heard far enough yet. Your answer is still here: please listen and send it "
                + "again.",
            ListenRefusal.Invalid =>
                "Something in this form was not as we expect it. Please check it and send it again.",
            _ => null,
        },
        _ => null,
    };

    /// <summary>Leaves it for the page of this request.</summary>
    /// <param name="context">The request.</param>
    public void Leave(HttpContext context) => context.Items[s_place] = this;

    /// <summary>Gets what was left for the page.</summary>
    /// <param name="context">The request.</param>
    public static ListenReply? Of(HttpContext context) => context.Items[s_place] as ListenReply;
}
