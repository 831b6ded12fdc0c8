using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MoodLab.Lab.Judging;

/// <summary>Settings of the judge.</summary>
public sealed class JudgeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Judge";

    /// <summary>Gets or sets the file of the judge, relative to the content root.</summary>
    [Required]
    public string Model { get; set; } = "models/judge.safetensors";
}

/// <summary>Checks <see cref="JudgeOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class JudgeOptionsValidator : IValidateOptions<JudgeOptions>;
