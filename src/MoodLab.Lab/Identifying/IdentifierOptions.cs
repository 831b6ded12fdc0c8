using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MoodLab.Lab.Identifying;

/// <summary>Settings of what names composers.</summary>
public sealed class IdentifierOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Identifier";

    /// <summary>Gets or sets the file of the model of composers, relative to the content root.</summary>
    [Required]
    public string Model { get; set; } = "models/composers.safetensors";
}

/// <summary>Checks <see cref="IdentifierOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class IdentifierOptionsValidator : IValidateOptions<IdentifierOptions>;
