using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MoodLab.Data;

/// <summary>Stores times as UTC and gives them back marked as such, which SQLite alone forgets.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => time.ToUniversalTime(),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
