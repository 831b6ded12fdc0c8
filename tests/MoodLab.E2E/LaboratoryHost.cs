using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using MoodLab.Web.Hosting;

namespace MoodLab.E2E;

/// <summary>The program as it is, on a real port, with the shipped model and a data folder of its own.</summary>
internal sealed class LaboratoryHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("moodlab-data-");
    private readonly string? _model;

    /// <param name="model">Another model than the shipped one.</param>
    public LaboratoryHost(string? model = null)
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

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(RepoLayout.FindContentRoot([])!);
        builder.UseEnvironment("Development");
        builder.UseSetting("MoodLab:DataDirectory", _data.FullName);
        if (_model is not null)
        {
            builder.UseSetting("Composer:Model", _model);
        }
    }
}
