using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Composing;

/// <summary>Settings of composing.</summary>
public sealed class ComposerOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Composer";

    /// <summary>Gets or sets the weights of the model that composes, relative to the content root.</summary>
    [Required]
    public string Model { get; set; } = "models/mood.safetensors";

    /// <summary>
    /// Gets or sets how the network's weights are stored. Fewer bits compose faster; other bits compose other pieces
    /// from the same seed.
    /// </summary>
    /// <value><see cref="WeightPrecision.Int8"/> unless told: the model card says what that costs.</value>
    [EnumDataType(typeof(WeightPrecision))]
    public WeightPrecision Precision { get; set; } = WeightPrecision.Int8;

    /// <summary>Gets or sets how many pieces are composed at once.</summary>
    /// <value>1 to 64; 16 unless told.</value>
    [Range(1, 64)]
    public int ActivePieces { get; set; } = 16;

    /// <summary>Gets or sets how many requests may wait; one more is refused.</summary>
    /// <value>0 to 1000; 32 unless told.</value>
    [Range(0, 1000)]
    public int WaitingPieces { get; set; } = 32;
}

/// <summary>Checks <see cref="ComposerOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ComposerOptionsValidator : IValidateOptions<ComposerOptions>;
