using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MoodLab.Web.Accounts;

/// <summary>Settings of signing in.</summary>
internal sealed class SignInOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "SignIn";

    /// <summary>Gets or sets how many passwords may be tried from one address within a minute.</summary>
    /// <value>1 to 10,000; 10 unless told.</value>
    [Range(1, 10_000)]
    public int TriesPerMinute { get; set; } = 10;
}

/// <summary>Checks <see cref="SignInOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class SignInOptionsValidator : IValidateOptions<SignInOptions>;
