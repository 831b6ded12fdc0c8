using MoodLab.Neural.Autograd;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>The study's convolutional network for fragments of rolls, [B, 1, pitches, frames].</summary>
internal sealed class CnnNetwork : IStudyNetwork
{
    private readonly StudyCnn _model;

    public CnnNetwork(RandomSource random, StudyPlan plan, int classes, int pitches, int frames)
    {
        _model = new StudyCnn(random, classes, pitches, frames, plan.Dropout);
        KerasStart.Apply(_model, plan.Start, random);
    }

    public Module Module => _model;

    public Tensor Forward(Tape tape, Tensor batch) => _model.Forward(tape, batch);
}
