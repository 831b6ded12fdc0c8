namespace MoodLab.Neural.Decoding;

/// <summary>One stream's part of a step.</summary>
/// <param name="State">Where the stream stands; moved on by the step. Each state once in a step.</param>
/// <param name="Token">The token that it reads.</param>
/// <param name="Condition">The condition under which it reads; 0 for a model without conditions.</param>
public readonly record struct DecoderRow(DecoderState State, int Token, int Condition);
