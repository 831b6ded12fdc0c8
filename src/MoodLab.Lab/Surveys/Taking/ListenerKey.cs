using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MoodLab.Data;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>
/// What a participant's browser holds instead of an account: 256 random bits. The laboratory stores only SHA-256 of
/// them, so that who reads the database cannot answer for anybody.
/// </summary>
public static class ListenerKey
{
    private const int Bytes = 32;

    // Without the letters and digits that look alike.
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Draws a key.</summary>
    /// <returns>43 characters that a cookie carries as they are.</returns>
    public static string Create() => RandomKey.Draw(Bytes);

    /// <summary>Gets whether a text could be a key.</summary>
    /// <param name="text">What a browser sent.</param>
    public static bool IsKey(string? text) =>
        text is { Length: > 0 } && Base64Url.IsValid(text, out var length) && length == Bytes;

    /// <summary>Gets the key with which the answers are withdrawn. It follows from the participant's key, so that it
    /// need not be stored either, and gives nothing of it away.</summary>
    /// <param name="key">The participant's key.</param>
    /// <returns>43 characters that a URL carries as they are.</returns>
    public static string Withdrawal(string key) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), "withdraw"u8));

    /// <summary>Gets what is stored of a key.</summary>
    /// <param name="key">The participant's key, or the one for withdrawal.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Hash(string key) => RandomKey.Hash(key);

    /// <summary>Draws a code that proves that somebody took part.</summary>
    /// <returns>Eight letters and digits in two groups, easy to copy.</returns>
    internal static string DrawCode() =>
        $"{RandomNumberGenerator.GetString(CodeLetters, 4)}-{RandomNumberGenerator.GetString(CodeLetters, 4)}";
}
