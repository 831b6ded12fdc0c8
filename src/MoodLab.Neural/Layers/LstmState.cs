namespace MoodLab.Neural.Layers;

/// <summary>
/// What an LSTM remembers between two windows of the same sequences: hidden and cell state of each layer.
/// </summary>
public sealed class LstmState : RecurrentState
{
    /// <summary>Creates a state of zeros.</summary>
    /// <param name="layers">L, the number of layers; twice that where both directions are read.</param>
    /// <param name="batch">B.</param>
    /// <param name="hidden">H.</param>
    public LstmState(int layers, int batch, int hidden)
        : base(layers, batch, hidden) => Cell = Zeros();

    /// <summary>Gets the cell state of each layer, [B, H] row-major.</summary>
    public IReadOnlyList<float[]> Cell { get; }

    internal override float[] CellOf(int layer) => Cell[layer];
}
