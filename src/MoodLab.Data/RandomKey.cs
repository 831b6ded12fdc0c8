using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MoodLab.Data;

/// <summary>Texts that nobody guesses: names of what must not be found by trying, and keys that stand for a right.
/// </summary>
public static class RandomKey
{
    /// <summary>The length of a name in bytes: 128 bits in 22 characters.</summary>
    public const int NameBytes = 16;

    /// <summary>The length of a key in a link, in bytes: 192 bits in 32 characters.</summary>
    public const int LinkBytes = 24;

    /// <summary>Draws a key from the system's secure source.</summary>
    /// <param name="bytes">How many random bytes it is made of, at least 1.</param>
    /// <returns>Base64 in letters that cookies and URLs carry as they are, without padding.</returns>
    public static string Draw(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
    }

    /// <summary>Gets what is stored of a key, so that whoever reads the database cannot use it.</summary>
    /// <param name="key">The key.</param>
    /// <returns>SHA-256 in 64 lower-case hexadecimal digits.</returns>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
