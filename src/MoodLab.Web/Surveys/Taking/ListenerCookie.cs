using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Web.Surveys.Taking;

/// <summary>The key by which a survey knows a browser again, in a cookie that only this survey's pages get.</summary>
internal static class ListenerCookie
{
    /// <summary>The name of the cookie.</summary>
    public const string Name = "moodlab.listener";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(90);

    /// <summary>Reads the key.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The key; null where there is none that could be one.</returns>
    public static string? Read(HttpContext context) =>
        context.Request.Cookies[Name] is { } key && ListenerKey.IsKey(key) ? key : null;

    /// <summary>Gives the browser a new key.</summary>
    /// <param name="context">The request for a page of the survey.</param>
    /// <param name="link">The survey.</param>
    public static void Issue(HttpContext context, string link) =>
        context.Response.Cookies.Append(Name, ListenerKey.Create(), Options(context, link, s_lifetime));

    /// <summary>Takes the key away.</summary>
    /// <param name="context">The request.</param>
    /// <param name="link">The survey.</param>
    public static void Remove(HttpContext context, string link) =>
        context.Response.Cookies.Delete(Name, Options(context, link, null));

    private static CookieOptions Options(HttpContext context, string link, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = ListenAddress.Survey(link),
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
