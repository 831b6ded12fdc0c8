using System.Globalization;
using MoodLab.Learning.Language;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// Trains one network of the study and asks it. A checkpoint after every epoch lets it go on, with the same bits, where
/// it was stopped: an epoch's order and dropout are drawn from the seed and the epoch's number alone.
/// </summary>
/// <param name="examples">What there is to learn from and to be judged by.</param>
/// <param name="plan">How to train.</param>
/// <param name="create">Makes the network from a source, which its dropout goes on using.</param>
internal sealed class StudyTrainer(IExamples examples, StudyPlan plan, Func<RandomSource, IStudyNetwork> create)
{
    private const string EpochKey = "epoch";
    private const string StepKey = "step";
    private const string OrderKey = "order";
    private const string First = "moments.first.";
    private const string Second = "moments.second.";

    /// <summary>Trains, and asks.</summary>
    /// <param name="train">Examples to learn from.</param>
    /// <param name="test">Examples to be judged by.</param>
    /// <param name="checkpoint">Where the state is kept until the end; null for nowhere.</param>
    /// <param name="progress">Is told of every epoch and its mean loss.</param>
    /// <param name="cancellationToken">Stops between updates; the epoch that runs is lost.</param>
    /// <returns>For each test example the probability of each class.</returns>
    /// <exception cref="ModelFileException">The checkpoint is damaged or of another training.</exception>
    /// <exception cref="TrainingDivergedException">The loss is infinite or no number any more.</exception>
    public IReadOnlyList<float[]> Run(
        int[] train, int[] test, string? checkpoint, Action<int, double>? progress,
        CancellationToken cancellationToken)
    {
        plan.Validate();
        RandomSource random = new(plan.Seed);
        var network = create(random);
        using Tape tape = new();
        using var optimizer = Optimizer(network.Module);
        var epoch = checkpoint is not null && File.Exists(checkpoint)
            ? Read(checkpoint, network.Module, optimizer, train)
            : 0;
        network.Module.Train();
        for (; epoch < plan.Epochs; epoch++)
        {
            random.State = new RandomSource(unchecked((plan.Seed * 0x9E3779B97F4A7C15) + (ulong)epoch + 1)).State;
            var order = train.ToArray();
            RandomOrder.Shuffle(order, random);
            var loss = Epoch(network, optimizer, tape, order, cancellationToken);
            if (checkpoint is not null)
            {
                Write(checkpoint, network.Module, optimizer, train, epoch + 1);
            }

            progress?.Invoke(epoch + 1, loss);
        }

        network.Module.Eval();
        return Ask(network, tape, test, cancellationToken);
    }

    private double Epoch(
        IStudyNetwork network, Optimizer optimizer, Tape tape, int[] order, CancellationToken cancellationToken)
    {
        double sum = 0;
        foreach (var batch in order.Chunk(plan.Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var logits = network.Forward(tape, examples.Batch(batch));

            // A recurrent network answers after every step; only its last answer counts.
            var targets = new int[logits.Length / examples.Classes];
            targets.AsSpan().Fill(CrossEntropy.Ignored);
            for (var i = 0; i < batch.Length; i++)
            {
                targets[targets.Length - batch.Length + i] = examples.Class(batch[i]);
            }

            var loss = CrossEntropy.Forward(tape, logits, targets);
            if (!float.IsFinite(loss.Data[0]))
            {
                throw new TrainingDivergedException(
                    "The loss", optimizer.Step, [.. batch.Select(i => examples.Source(i).Path).Distinct()], null);
            }

            sum += (double)loss.Data[0] * batch.Length;
            tape.Backward(loss);
            optimizer.Update(tape.Workers);
            optimizer.ZeroGrad();
            tape.Reset();
        }

        return sum / order.Length;
    }

    private List<float[]> Ask(IStudyNetwork network, Tape tape, int[] test, CancellationToken cancellationToken)
    {
        List<float[]> answers = new(test.Length);
        tape.IsRecording = false;
        foreach (var batch in test.Chunk(plan.Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var logits = network.Forward(tape, examples.Batch(batch));
            var probabilities = Activations.Softmax(tape, logits).Data[^(batch.Length * examples.Classes)..];
            for (var i = 0; i < batch.Length; i++)
            {
                answers.Add(probabilities.Slice(i * examples.Classes, examples.Classes).ToArray());
            }

            tape.Reset();
        }

        return answers;
    }

    // Keras' Adam has another epsilon than PyTorch's.
    private Optimizer Optimizer(Module module) => plan.Optimizer == StudyOptimizer.Adam
        ? new Adam(module) { Epsilon = 1e-7 }
        : new Sgd(module);

    private void Write(string path, Module module, Optimizer optimizer, int[] train, int epoch)
    {
        SafeTensorsWriter writer = new();
        writer.AddMetadata(EpochKey, epoch.ToString(CultureInfo.InvariantCulture));
        writer.AddMetadata(StepKey, optimizer.Step.ToString(CultureInfo.InvariantCulture));
        writer.AddMetadata(OrderKey, Fingerprint(train));
        StateDict.Save(module, writer);
        foreach (var (name, first, second) in optimizer.ExportMoments())
        {
            writer.Add(First + name, [first.Length], first);
            writer.Add(Second + name, [second.Length], second);
        }

        writer.WriteFile(path);
    }

    private int Read(string path, Module module, Optimizer optimizer, int[] train)
    {
        try
        {
            var file = SafeTensors.ReadFile(path);
            if (file.Metadata[OrderKey] != Fingerprint(train))
            {
                throw new SafeTensorsException("It is of a training with other examples or another plan.");
            }

            StateDict.Load(module, file);
            optimizer.ImportMoments(
                long.Parse(file.Metadata[StepKey], CultureInfo.InvariantCulture),
                name => (file.Read(First + name), file.Read(Second + name)));
            return int.Parse(file.Metadata[EpochKey], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SafeTensorsException or KeyNotFoundException or FormatException or ArgumentException
            or OverflowException)
        {
            throw new ModelFileException(path, exception.Message);
        }
    }

    // Says what a training is: its plan, and the sum of its examples in their order (FNV-1a).
    private string Fingerprint(int[] train)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var example in train)
        {
            hash = (hash ^ (uint)example) * 0x100000001B3;
        }

        return $"{plan} {examples.Count} {train.Length} {hash:x16}";
    }
}
