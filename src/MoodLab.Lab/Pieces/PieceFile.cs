namespace MoodLab.Lab.Pieces;

/// <summary>A piece as a file to download.</summary>
/// <param name="FileName">A safe name with extension, made from the title.</param>
/// <param name="Content">The bytes.</param>
public sealed record PieceFile(string FileName, byte[] Content);
