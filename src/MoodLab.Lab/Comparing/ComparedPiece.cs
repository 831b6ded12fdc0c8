using MoodLab.Lab.Pieces;

namespace MoodLab.Lab.Comparing;

/// <summary>One of the pieces that are compared.</summary>
/// <param name="Name">Its title, or the path of its file.</param>
/// <param name="Origin">What composed it, with the settings; null for a file from elsewhere.</param>
/// <param name="Profile">What can be counted in it.</param>
public sealed record ComparedPiece(string Name, PieceCard? Origin, PieceProfile Profile);
