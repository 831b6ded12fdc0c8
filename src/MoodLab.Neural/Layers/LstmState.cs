namespace MoodLab.Neural.Layers;

/// <summary>
/// What an LSTM remembers between two windows of the same sequences: hidden and cell state of each layer.
/// </summary>
public sealed class LstmState
{
    /// <summary>Creates a state of zeros.</summary>
    /// <param name="layers">L.</param>
    /// <param name="batch">B.</param>
    /// <param name="hidden">H.</param>
    public LstmState(int layers, int batch, int hidden)
    {
        Layers = layers;
        Batch = batch;
        HiddenSize = hidden;
        Hidden = [.. Enumerable.Range(0, layers).Select(_ => new float[batch * hidden])];
        Cell = [.. Enumerable.Range(0, layers).Select(_ => new float[batch * hidden])];
    }

    /// <summary>Gets L.</summary>
    public int Layers { get; }

    /// <summary>Gets B.</summary>
    public int Batch { get; }

    /// <summary>Gets H.</summary>
    public int HiddenSize { get; }

    /// <summary>Gets the hidden state of each layer, [B, H] row-major.</summary>
    public IReadOnlyList<float[]> Hidden { get; }

    /// <summary>Gets the cell state of each layer, [B, H] row-major.</summary>
    public IReadOnlyList<float[]> Cell { get; }

    /// <summary>Forgets one sequence of the batch.</summary>
    /// <param name="row">0 to B - 1.</param>
    public void Clear(int row)
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            Hidden[layer].AsSpan(row * HiddenSize, HiddenSize).Clear();
            Cell[layer].AsSpan(row * HiddenSize, HiddenSize).Clear();
        }
    }

    /// <summary>Forgets some sequences of the batch.</summary>
    /// <param name="rows">For each of the B sequences, whether it is forgotten.</param>
    public void ClearWhere(ReadOnlySpan<bool> rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row])
            {
                Clear(row);
            }
        }
    }
}
