using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using MoodLab.Web.Hosting;

namespace MoodLab.E2E;

/// <summary>The program as it is, on a real port, with a model and a data folder of its own.</summary>
internal sealed class LaboratoryHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("moodlab-data-");
    private readonly string _model;

    public LaboratoryHost(string model)
    {
        _model = model;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Gets where the program listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseContentRoot(RepoLayout.FindContentRoot([])!)
        .UseEnvironment("Development")
        .UseSetting("MoodLab:DataDirectory", _data.FullName)
        .UseSetting("Composer:Model", _model);
}
