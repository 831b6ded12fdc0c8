using MoodLab.Music.Rolls;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// The dense layers of the study's convolutional network (128 units, ReLU, dropout, one unit a class) on profiles of
/// fragments: a stand-in that a processor trains in seconds.
/// </summary>
internal sealed class DenseNetwork : Module, IStudyNetwork
{
    private const int Hidden = 128;

    private readonly Linear _dense;
    private readonly Dropout _dropout;
    private readonly Linear _head;

    public DenseNetwork(RandomSource random, StudyPlan plan, int classes)
    {
        _dense = Register("dense", new Linear(ProfileExamples.Parts * PianoRoll.Pitches, Hidden, random));
        _dropout = Register("dropout", new Dropout(plan.Dropout, random));
        _head = Register("head", new Linear(Hidden, classes, random));
        KerasStart.Apply(this, plan.Start, random);
    }

    public Module Module => this;

    public Tensor Forward(Tape tape, Tensor batch) =>
        _head.Forward(tape, _dropout.Forward(tape, Activations.Relu(tape, _dense.Forward(tape, batch))));
}
