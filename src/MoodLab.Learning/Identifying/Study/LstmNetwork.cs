using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// The study's recurrent network: LSTM of 128 units, dropout of 0.2, LSTM of 64, dropout of 0.2, dense; the answer is
/// what it says after the last step. It reads [T, B, features]; 116,740 parameters for two features and 4 classes.
/// </summary>
internal sealed class LstmNetwork : Module, IStudyNetwork
{
    private const double Dropped = 0.2;

    private readonly Lstm _first;
    private readonly Lstm _second;
    private readonly Dropout _dropout;
    private readonly Linear _head;

    public LstmNetwork(RandomSource random, int features, int classes)
    {
        _first = Register("first", new Lstm(features, 128, 1, random));
        _second = Register("second", new Lstm(128, 64, 1, random));
        _dropout = Register("dropout", new Dropout(Dropped, random));
        _head = Register("head", new Linear(64, classes, random));
        KerasStart.Apply(this, StudyStart.GlorotUniform, random);
    }

    public Module Module => this;

    /// <returns>[T, B, K]: an answer after every step, the last of which counts.</returns>
    public Tensor Forward(Tape tape, Tensor batch)
    {
        var first = _dropout.Forward(tape, _first.Forward(tape, batch));
        return _head.Forward(tape, _dropout.Forward(tape, _second.Forward(tape, first)));
    }
}
