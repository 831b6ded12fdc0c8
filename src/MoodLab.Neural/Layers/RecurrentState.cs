namespace MoodLab.Neural.Layers;

/// <summary>
/// What a recurrent network remembers between two windows of the same sequences: the hidden state of each layer, and
/// where it reads in both directions, of each layer's forward direction and then of its backward one.
/// </summary>
public class RecurrentState
{
    /// <summary>Creates a state of zeros.</summary>
    /// <param name="layers">L, the number of layers; twice that where both directions are read.</param>
    /// <param name="batch">B.</param>
    /// <param name="hidden">H.</param>
    public RecurrentState(int layers, int batch, int hidden)
    {
        Layers = layers;
        Batch = batch;
        HiddenSize = hidden;
        Hidden = Zeros();
    }

    /// <summary>Gets L.</summary>
    public int Layers { get; }

    /// <summary>Gets B.</summary>
    public int Batch { get; }

    /// <summary>Gets H.</summary>
    public int HiddenSize { get; }

    /// <summary>Gets the hidden state of each layer, [B, H] row-major.</summary>
    public IReadOnlyList<float[]> Hidden { get; }

    /// <summary>Forgets one sequence of the batch.</summary>
    /// <param name="row">0 to B - 1.</param>
    public void Clear(int row)
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            Hidden[layer].AsSpan(row * HiddenSize, HiddenSize).Clear();
            if (CellOf(layer) is { } cell)
            {
                cell.AsSpan(row * HiddenSize, HiddenSize).Clear();
            }
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

    /// <summary>The cell of a layer, [B, H]; null where there is none.</summary>
    internal virtual float[]? CellOf(int layer) => null;

    private protected float[][] Zeros() =>
        [.. Enumerable.Range(0, Layers).Select(_ => new float[Batch * HiddenSize])];
}
