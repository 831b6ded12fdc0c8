using System.Buffers.Text;
using System.Security.Cryptography;

namespace MoodLab.Data.Surveys;

/// <summary>Names that nobody can guess.</summary>
internal static class RandomName
{
    private const int Bytes = 16;

    /// <summary>128 random bits in 22 characters that a URL carries as they are.</summary>
    public static string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
