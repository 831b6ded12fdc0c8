using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MoodLab.Lab;

/// <summary>Settings of the laboratory as a whole.</summary>
public sealed class LabOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "MoodLab";

    /// <summary>
    /// Gets or sets where database, pieces and keys live, relative to the content root.
    /// </summary>
    [Required]
    public string DataDirectory { get; set; } = "App_Data";

    /// <summary>
    /// Gets or sets the collections of MIDI files that researchers may explore: by name, a folder, relative to the
    /// content root. None unless told; uploaded ones live in the data directory.
    /// </summary>
    public Dictionary<string, string> Corpora { get; set; } = [];

    /// <summary>Gets or sets after how many days drafts and removed pieces are deleted for good.</summary>
    /// <value>1 to 3650; 30 unless told.</value>
    [Range(1, 3650)]
    public int DraftDays { get; set; } = 30;
}

/// <summary>Checks <see cref="LabOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class LabOptionsValidator : IValidateOptions<LabOptions>;
