using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MoodLab.Lab.Accounts;

/// <summary>Keys in links: 192 random bits that nobody guesses, of which only the hash is kept.</summary>
internal static class LinkKey
{
    private const int Bytes = 24;

    /// <summary>Draws a key.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Gets the SHA-256 of a key in 64 hexadecimal digits.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
