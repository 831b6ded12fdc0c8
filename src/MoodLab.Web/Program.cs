using MoodLab.Lab;
using MoodLab.Web.Accounts;
using MoodLab.Web.Components;
using MoodLab.Web.Composing;
using MoodLab.Web.Endpoints;
using MoodLab.Web.Hosting;
using MoodLab.Web.Hubs;
using MoodLab.Web.Surveys.Taking;
using MoodLab.Web.Visitors;
using Radzen;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = RepoLayout.FindContentRoot(args),
});

// A published app has its files beside it; a build reads them where they lie, whatever the environment is called.
if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
{
    builder.WebHost.UseStaticWebAssets();
}

// Open pages never hang up of their own accord: whoever stops the server need not wait for them.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
builder.Services.AddMoodLab();
builder.Services.AddVisitors();
builder.Services.AddComposing();
builder.Services.AddListening();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddAccounts();
builder.Services.AddRadzenComponents();
builder.Services.AddSignalR();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseErrorPages();
app.UseRateLimiter();
app.UseVisitors();
app.UseListening();
app.UseAntiforgery();
app.UseOldFormPage();

app.MapStaticAssets();
app.MapHealthChecks("/health");
app.MapPieces();
app.MapEvolutions();
app.MapAccounts();
app.MapListening();
app.MapSurveyResults();
app.MapCorpora();
app.MapHub<CompositionHub>(CompositionHub.Path);
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
    options => options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders forbids frames altogether.

app.Run();
