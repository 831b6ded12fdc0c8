using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MoodLab.Data.Migrations;

/// <summary>The model as the newest migration leaves it; a test fails when it differs from the context's.</summary>
[DbContext(typeof(LabDbContext))]
internal sealed class LabDbContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        BuildPieces(modelBuilder);
        BuildEvolutions(modelBuilder);
        BuildSurveys(modelBuilder);
        BuildAccounts(modelBuilder);
    }

    private static void BuildPieces(ModelBuilder modelBuilder) => modelBuilder.Entity(
        "MoodLab.Data.Pieces.Piece",
        piece =>
        {
            piece.ToTable("Pieces");
            piece.Property<Guid>("Id");
            piece.Property<Guid>("Version").IsConcurrencyToken();
            piece.Property<string>("Owner").IsRequired().HasMaxLength(64);
            piece.Property<string>("Title").IsRequired().HasMaxLength(100);
            piece.Property<DateTime>("CreatedAt");
            piece.Property<DateTime?>("KeptAt");
            piece.Property<DateTime?>("RemovedAt");
            piece.Property<string>("Mood").IsRequired().HasMaxLength(16);
            piece.Property<string>("Method").IsRequired().HasMaxLength(64);
            piece.Property<string>("Model").IsRequired().HasMaxLength(64);
            piece.Property<string>("ModelSha256").IsRequired().HasMaxLength(64);
            piece.Property<string>("Precision").IsRequired().HasMaxLength(16);
            piece.Property<int>("Seed");
            piece.Property<double>("Strength");
            piece.Property<double>("Temperature");
            piece.Property<double>("Memory");
            piece.Property<double>("RequestedSeconds");
            piece.Property<double>("Seconds");
            piece.Property<int>("NoteCount");
            piece.Property<byte[]>("Midi").IsRequired();
            piece.Property<string>("Sha256").IsRequired().HasMaxLength(64);
            piece.HasKey("Id");
            piece.HasIndex("Owner", "KeptAt");
        });

    private static void BuildEvolutions(ModelBuilder modelBuilder)
    {
        const string Evolving = "MoodLab.Data.Evolving.";
        modelBuilder.Entity(
            Evolving + "Evolution",
            session =>
            {
                session.ToTable("Evolutions");
                session.Property<Guid>("Id");
                session.Property<Guid>("Version").IsConcurrencyToken();
                session.Property<string>("Owner").IsRequired().HasMaxLength(64);
                session.Property<string>("Title").IsRequired().HasMaxLength(100);
                session.Property<DateTime>("CreatedAt");
                session.Property<DateTime>("ChangedAt");
                session.Property<DateTime?>("RemovedAt");
                session.Property<string>("Settings").IsRequired().HasMaxLength(2000);
                session.Property<Guid>("CurrentGenerationId");
                session.Property<string>("ShareKey").HasMaxLength(43);
                session.HasKey("Id");
                session.HasIndex("Owner", "ChangedAt");
                session.HasIndex("ShareKey").IsUnique();
            });
        modelBuilder.Entity(
            Evolving + "EvolutionGeneration",
            generation =>
            {
                generation.ToTable("EvolutionGenerations");
                generation.Property<Guid>("Id");
                generation.Property<Guid>("EvolutionId");
                generation.Property<Guid?>("ParentId");
                generation.Property<int>("Ordinal");
                generation.Property<DateTime>("CreatedAt");
                generation.HasKey("Id");
                generation.HasIndex("EvolutionId", "Ordinal").IsUnique();
                generation.HasOne(Evolving + "Evolution").WithMany().HasForeignKey("EvolutionId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Evolving + "EvolutionMelody",
            melody =>
            {
                melody.ToTable("EvolutionMelodies");
                melody.Property<Guid>("Id");
                melody.Property<Guid>("EvolutionId");
                melody.Property<Guid>("GenerationId");
                melody.Property<string>("Genome").IsRequired().HasMaxLength(512);
                melody.Property<string>("Origin").IsRequired().HasMaxLength(16);
                melody.Property<Guid?>("FirstParentId");
                melody.Property<Guid?>("SecondParentId");
                melody.Property<int?>("Stars");
                melody.Property<DateTime?>("RatedAt");
                melody.HasKey("Id");
                melody.HasIndex("EvolutionId");
                melody.HasOne(Evolving + "Evolution").WithMany().HasForeignKey("EvolutionId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Evolving + "EvolutionPlace",
            place =>
            {
                place.ToTable("EvolutionPlaces");
                place.Property<Guid>("GenerationId");
                place.Property<int>("Position");
                place.Property<Guid>("MelodyId");
                place.HasKey("GenerationId", "Position");
                place.HasIndex("MelodyId");
                place.HasOne(Evolving + "EvolutionGeneration").WithMany().HasForeignKey("GenerationId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
                place.HasOne(Evolving + "EvolutionMelody").WithMany().HasForeignKey("MelodyId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
    }

    private static void BuildSurveys(ModelBuilder modelBuilder)
    {
        const string Surveys = "MoodLab.Data.Surveys.";
        modelBuilder.Entity(
            Surveys + "Survey",
            survey =>
            {
                survey.ToTable("Surveys");
                survey.Property<Guid>("Id");
                survey.Property<Guid>("Version").IsConcurrencyToken();
                survey.Property<string>("Link").IsRequired().HasMaxLength(22);
                survey.Property<string>("Owner").IsRequired().HasMaxLength(64);
                survey.Property<string>("Title").IsRequired().HasMaxLength(100);
                survey.Property<string>("State").IsRequired().HasMaxLength(16);
                survey.Property<string>("Design").IsRequired().HasMaxLength(60000);
                survey.Property<bool>("IsImported");
                survey.Property<Guid?>("CopiedFrom");
                survey.Property<DateTime>("CreatedAt");
                survey.Property<DateTime?>("OpenedAt");
                survey.Property<DateTime?>("ClosedAt");
                survey.HasKey("Id");
                survey.HasIndex("Link").IsUnique();
                survey.HasIndex("Owner", "CreatedAt");
            });
        modelBuilder.Entity(
            Surveys + "SurveyPiece",
            piece =>
            {
                piece.ToTable("SurveyPieces");
                piece.Property<Guid>("Id");
                piece.Property<Guid>("SurveyId");
                piece.Property<int>("Number");
                piece.Property<bool>("IsPractice");
                piece.Property<string>("Title").IsRequired().HasMaxLength(100);
                piece.Property<string>("Mood").IsRequired().HasMaxLength(16);
                piece.Property<string>("Method").HasMaxLength(64);
                piece.Property<string>("Model").HasMaxLength(64);
                piece.Property<int?>("Seed");
                piece.Property<double>("Seconds");
                piece.Property<byte[]>("Midi").IsRequired();
                piece.Property<string>("Sha256").IsRequired().HasMaxLength(64);
                piece.HasKey("Id");
                piece.HasIndex("SurveyId", "Number").IsUnique();
                piece.HasOne(Surveys + "Survey").WithMany().HasForeignKey("SurveyId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Surveys + "SurveyParticipant",
            participant =>
            {
                participant.ToTable("SurveyParticipants");
                participant.Property<Guid>("Id");
                participant.Property<Guid>("SurveyId");
                participant.Property<int>("Number");
                participant.Property<string>("Name").IsRequired().HasMaxLength(64);
                participant.Property<bool>("IsPilot");
                participant.Property<string>("PanelId").HasMaxLength(128);
                participant.Property<string>("KeyHash").HasMaxLength(64);
                participant.Property<string>("WithdrawalHash").HasMaxLength(64);
                participant.Property<DateTime>("StartedAt");
                participant.Property<DateTime>("SeenAt");
                participant.Property<DateTime?>("FinishedAt");
                participant.Property<string>("ConsentHash").IsRequired().HasMaxLength(64);
                participant.Property<int>("ConsentVersion");
                participant.Property<DateTime>("ConsentAt");
                participant.Property<DateTime?>("QuestionsAt");
                participant.Property<string>("AgeBand").HasMaxLength(32);
                participant.Property<double?>("Musicianship");
                participant.Property<string>("MusicianshipGroup").HasMaxLength(64);
                participant.Property<string>("PlaybackDevice").HasMaxLength(32);
                participant.Property<DateTime?>("SoundAt");
                participant.Property<double?>("Level");
                participant.Property<DateTime?>("HeadphonesAt");
                participant.Property<int?>("HeadphonesCorrect");
                participant.Property<string>("PracticeToken").HasMaxLength(22);
                participant.Property<DateTime?>("PracticeShownAt");
                participant.Property<string>("PracticeMood").HasMaxLength(16);
                participant.Property<bool?>("PassedPractice");
                participant.Property<DateTime?>("PracticeDoneAt");
                participant.Property<long>("OrderSeed");
                participant.Property<int?>("OrderSlot");
                participant.Property<string>("CompletionCode").HasMaxLength(16);
                participant.Property<int?>("PrintedScore");
                participant.HasKey("Id");
                participant.HasIndex("SurveyId", "Number").IsUnique();
                participant.HasIndex("KeyHash").IsUnique();
                participant.HasIndex("WithdrawalHash").IsUnique();
                participant.HasOne(Surveys + "Survey").WithMany().HasForeignKey("SurveyId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Surveys + "SurveyTrial",
            trial =>
            {
                trial.ToTable("SurveyTrials");
                trial.Property<Guid>("ParticipantId");
                trial.Property<Guid>("PieceId");
                trial.Property<int>("Position");
                trial.Property<string>("Token").HasMaxLength(22);
                trial.Property<DateTime?>("ShownAt");
                trial.Property<DateTime?>("AnsweredAt");
                trial.Property<string>("Mood").HasMaxLength(16);
                trial.Property<int?>("Confidence");
                trial.Property<double?>("Valence");
                trial.Property<double?>("Arousal");
                trial.Property<bool>("Known");
                trial.Property<string>("Comment").HasMaxLength(1000);
                trial.Property<double?>("Seconds");
                trial.Property<int>("Plays");
                trial.Property<double>("HeardSeconds");
                trial.Property<bool?>("Heard");
                trial.Property<int>("Refocuses");
                trial.HasKey("ParticipantId", "PieceId");
                trial.HasIndex("PieceId");
                trial.HasOne(Surveys + "SurveyParticipant").WithMany().HasForeignKey("ParticipantId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
                trial.HasOne(Surveys + "SurveyPiece").WithMany().HasForeignKey("PieceId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
    }

    private static void BuildAccounts(ModelBuilder modelBuilder)
    {
        const string Identity = "Microsoft.AspNetCore.Identity.";
        const string User = "MoodLab.Data.Accounts.LabUser";
        const string Role = Identity + "IdentityRole";
        modelBuilder.Entity(
            User,
            user =>
            {
                user.ToTable("Users");
                user.Property<string>("Id").HasMaxLength(64);
                user.Property<DateTime>("CreatedAt");
                user.Property<string>("UserName").HasMaxLength(256);
                user.Property<string>("NormalizedUserName").HasMaxLength(256);
                user.Property<string>("Email").HasMaxLength(256);
                user.Property<string>("NormalizedEmail").HasMaxLength(256);
                user.Property<bool>("EmailConfirmed");
                user.Property<string>("PasswordHash").HasMaxLength(256);
                user.Property<string>("SecurityStamp").HasMaxLength(64);
                user.Property<string>("ConcurrencyStamp").IsConcurrencyToken().HasMaxLength(64);
                user.Property<string>("PhoneNumber").HasMaxLength(64);
                user.Property<bool>("PhoneNumberConfirmed");
                user.Property<bool>("TwoFactorEnabled");
                user.Property<DateTimeOffset?>("LockoutEnd");
                user.Property<bool>("LockoutEnabled");
                user.Property<int>("AccessFailedCount");
                user.HasKey("Id");
                user.HasIndex("NormalizedUserName").IsUnique().HasDatabaseName("UserNameIndex");
                user.HasIndex("NormalizedEmail").HasDatabaseName("EmailIndex");
            });
        modelBuilder.Entity(
            Role,
            role =>
            {
                role.ToTable("Roles");
                role.Property<string>("Id").HasMaxLength(64);
                role.Property<string>("Name").HasMaxLength(256);
                role.Property<string>("NormalizedName").HasMaxLength(256);
                role.Property<string>("ConcurrencyStamp").IsConcurrencyToken().HasMaxLength(64);
                role.HasKey("Id");
                role.HasIndex("NormalizedName").IsUnique().HasDatabaseName("RoleNameIndex");
            });
        modelBuilder.Entity(
            Identity + "IdentityUserRole<string>",
            held =>
            {
                held.ToTable("UserRoles");
                held.Property<string>("UserId").HasMaxLength(64);
                held.Property<string>("RoleId").HasMaxLength(64);
                held.HasKey("UserId", "RoleId");
                held.HasIndex("RoleId");
                held.HasOne(Role).WithMany().HasForeignKey("RoleId").OnDelete(DeleteBehavior.Cascade).IsRequired();
                held.HasOne(User).WithMany().HasForeignKey("UserId").OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        BuildClaims(modelBuilder, Identity + "IdentityUserClaim<string>", "UserClaims", "UserId", User);
        BuildClaims(modelBuilder, Identity + "IdentityRoleClaim<string>", "RoleClaims", "RoleId", Role);
        modelBuilder.Entity(
            Identity + "IdentityUserLogin<string>",
            login =>
            {
                login.ToTable("UserLogins");
                login.Property<string>("LoginProvider").HasMaxLength(128);
                login.Property<string>("ProviderKey").HasMaxLength(128);
                login.Property<string>("ProviderDisplayName").HasMaxLength(128);
                login.Property<string>("UserId").IsRequired().HasMaxLength(64);
                login.HasKey("LoginProvider", "ProviderKey");
                login.HasIndex("UserId");
                login.HasOne(User).WithMany().HasForeignKey("UserId").OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Identity + "IdentityUserToken<string>",
            token =>
            {
                token.ToTable("UserTokens");
                token.Property<string>("UserId").HasMaxLength(64);
                token.Property<string>("LoginProvider").HasMaxLength(128);
                token.Property<string>("Name").HasMaxLength(128);
                token.Property<string>("Value").HasMaxLength(256);
                token.HasKey("UserId", "LoginProvider", "Name");
                token.HasOne(User).WithMany().HasForeignKey("UserId").OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            "MoodLab.Data.Accounts.Invitation",
            invitation =>
            {
                invitation.ToTable("Invitations");
                invitation.Property<Guid>("Id");
                invitation.Property<string>("KeyHash").IsRequired().HasMaxLength(64);
                invitation.Property<string>("Role").IsRequired().HasMaxLength(32);
                invitation.Property<string>("Note").IsRequired().HasMaxLength(100);
                invitation.Property<string>("InvitedBy").IsRequired().HasMaxLength(64);
                invitation.Property<DateTime>("CreatedAt");
                invitation.Property<DateTime>("ExpiresAt");
                invitation.Property<DateTime?>("UsedAt");
                invitation.HasKey("Id");
                invitation.HasIndex("KeyHash").IsUnique();
            });
    }

    private static void BuildClaims(
        ModelBuilder modelBuilder, string entity, string table, string key, string holder) => modelBuilder.Entity(
        entity,
        claim =>
        {
            claim.ToTable(table);
            claim.Property<int>("Id").ValueGeneratedOnAdd();
            claim.Property<string>("ClaimType").HasMaxLength(128);
            claim.Property<string>("ClaimValue").HasMaxLength(256);
            claim.Property<string>(key).IsRequired().HasMaxLength(64);
            claim.HasKey("Id");
            claim.HasIndex(key);
            claim.HasOne(holder).WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade).IsRequired();
        });
}
