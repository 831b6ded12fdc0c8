namespace MoodLab.Neural.Layers;

/// <summary>What the forward pass of an LSTM layer leaves for the backward pass; memory of the step's tape.</summary>
internal sealed unsafe class LstmPass
{
    public required int Steps { get; init; }

    public required int Batch { get; init; }

    /// <summary>Gets [T, B, 4H]: activations after the forward pass, gradients after the backward pass.</summary>
    public required float* Gates { get; init; }

    /// <summary>Gets [T + 1, B, H]: the cell before each step and after the last.</summary>
    public required float* Cells { get; init; }

    /// <summary>Gets [T, B, H]: tanh of the cell after each step.</summary>
    public required float* Tanh { get; init; }

    /// <summary>Gets [B, H]: the hidden state before the first step.</summary>
    public required float* First { get; init; }

    /// <summary>Gets room for the packed left factor of the recurrent product.</summary>
    public required float* Packed { get; init; }
}
