using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Layers;

/// <summary>
/// A weight W [G, K] that a recurrent layer multiplies with at every step, packed once for all steps of a sequence.
/// Recurrent dropout needs it in several pieces of G / P rows, because each has a left factor of its own.
/// </summary>
/// <param name="weight">W.</param>
/// <param name="backward">False for the product with W^T, true for that with W (the gradient's).</param>
internal sealed unsafe class RecurrentWeight(Tensor weight, bool backward)
{
    private readonly int _rows = weight.Shape[0];
    private readonly int _columns = weight.Shape[1];
    private PackedMatrix[] _pieces = [];

    /// <summary>Makes room for so many pieces, at the vector width in use (which only tests change).</summary>
    public void Fit(int pieces)
    {
        if (_pieces.Length == pieces && _pieces[0].PanelWidth == Gemm.PanelWidth)
        {
            return;
        }

        foreach (var piece in _pieces)
        {
            piece.Dispose();
        }

        var rows = _rows / pieces;
        _pieces = new PackedMatrix[pieces];
        for (var p = 0; p < pieces; p++)
        {
            _pieces[p] = backward ? new PackedMatrix(rows, _columns) : new PackedMatrix(_columns, rows);
        }
    }

    /// <summary>Packs a worker's share, which is also the share that it multiplies with.</summary>
    public void Pack(WorkerPool pool, int worker)
    {
        for (var p = 0; p < _pieces.Length; p++)
        {
            var piece = _pieces[p];
            var (panel, end) = pool.Part(piece.Panels, 1, worker);
            var source = weight.Pointer + ((long)p * (_rows / _pieces.Length) * _columns);
            piece.Pack(source, backward ? _columns : 1, backward ? 1 : _columns, panel, end - panel);
        }
    }

    /// <summary>Computes a worker's columns of the products of all pieces.</summary>
    /// <param name="pool">The threads.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="batch">Rows of the left factors.</param>
    /// <param name="left">The packed left factors of the pieces, one after another.</param>
    /// <param name="target">Where the product of the first piece goes.</param>
    /// <param name="targetStep">From there to where that of the next piece goes.</param>
    /// <param name="stride">From a row of a product to the next.</param>
    /// <param name="add">Whether to add to what is there.</param>
    public void Multiply(
        WorkerPool pool, int worker, int batch, float* left, float* target, nint targetStep, nint stride, bool add)
    {
        foreach (var piece in _pieces)
        {
            var (panel, end) = pool.Part(piece.Panels, 1, worker);
            Gemm.MultiplyPacked(
                batch, left, piece, panel, end - panel, target + (panel * piece.PanelWidth), stride, add);
            left += Gemm.PackedLength(batch, piece.Rows);
            target += targetStep;
        }
    }
}
