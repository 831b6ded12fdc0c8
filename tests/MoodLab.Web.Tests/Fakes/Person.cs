using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Accounts;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>Fills in forms as a browser would.</summary>
public static partial class Person
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "sheep count themselves";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens a page and sends its form back, filled in.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        this Visit visit, string path, string form, params (string Name, string Value)[] fields) =>
        visit.SendToAsync(path, path, [("_handler", form), .. fields]);

    /// <summary>Opens a page and sends one of its forms to another address.</summary>
    public static async Task<HttpResponseMessage> SendToAsync(
        this Visit visit, string page, string path, params (string Name, string Value)[] fields)
    {
        var html = await visit.Client.GetStringAsync(page, Token);
        var token = Antiforgery().Match(html);
        Assert.True(token.Success, $"{page} has no form.");
        return await visit.PostAsync(
            path, [("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value)), .. fields]);
    }

    /// <summary>Takes out of a page what is encrypted, which is another every time.</summary>
    public static string WithoutSecrets(string html) => Secret().Replace(html, string.Empty);

    /// <summary>Sends a form.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        this Visit visit, string path, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent content = new(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await visit.Client.PostAsync(path, content, Token);
    }

    /// <summary>Gives somebody an account by an invitation.</summary>
    public static async Task JoinAsync(MoodLabHost host, string name, string role)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var invitations = scope.ServiceProvider.GetRequiredService<Invitations>();
        var key = await invitations.InviteAsync(role, name, "a test", 1, Token);
        var result = await invitations.AcceptAsync(key, name, Password, Token);
        Assert.Empty(result.Faults);
    }

    /// <summary>Comes with a browser of their own, and signs in.</summary>
    public static async Task<Visit> SignInAsync(MoodLabHost host, string name)
    {
        Visit visit = new(host);
        using var response = await visit.SendAsync(
            "sign-in", "sign-in", ("Form.Name", name), ("Form.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return visit;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("CfDJ8[A-Za-z0-9_+/=-]+")]
    private static partial Regex Secret();
}
