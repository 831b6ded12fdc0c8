using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Accounts;
using MoodLab.Data.Evolving;
using MoodLab.Data.Pieces;
using MoodLab.Data.Surveys;

namespace MoodLab.Data;

/// <summary>The laboratory's database. Lives for one operation; stores create it and return records.</summary>
/// <param name="options">Provider and connection.</param>
internal sealed class LabDbContext(DbContextOptions<LabDbContext> options)
    : IdentityDbContext<LabUser>(options)
{
    public DbSet<Piece> Pieces => Set<Piece>();

    public DbSet<Evolution> Evolutions => Set<Evolution>();

    public DbSet<EvolutionGeneration> EvolutionGenerations => Set<EvolutionGeneration>();

    public DbSet<EvolutionMelody> EvolutionMelodies => Set<EvolutionMelody>();

    public DbSet<EvolutionPlace> EvolutionPlaces => Set<EvolutionPlace>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<SurveyPiece> SurveyPieces => Set<SurveyPiece>();

    public DbSet<SurveyParticipant> SurveyParticipants => Set<SurveyParticipant>();

    public DbSet<SurveyTrial> SurveyTrials => Set<SurveyTrial>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LabDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
}
