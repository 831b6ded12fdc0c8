using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>One of the study's two networks.</summary>
internal interface IStudyNetwork
{
    /// <summary>Gets what is learnt.</summary>
    Module Module { get; }

    /// <summary>Tells classes apart.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="batch">B examples.</param>
    /// <returns>Logits, [..., K], the last B rows of which are the answers.</returns>
    Tensor Forward(Tape tape, Tensor batch);
}
