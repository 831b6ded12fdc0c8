using System.Security.Cryptography;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;

namespace MoodLab.Learning.ControlStudy;

/// <summary>What the study of mood control composes with.</summary>
/// <param name="Model">The language model.</param>
/// <param name="Neurons">Evolved values of its cells; null where no arm needs them.</param>
/// <param name="NeuronsSha256">SHA-256 of their file, in lower-case hexadecimal; empty without.</param>
/// <param name="Probe">A classifier of <see cref="FeatureSet.MeanState"/> of the model, by which pieces are ranked;
/// null where no arm needs it.</param>
/// <param name="ProbeSha256">SHA-256 of its file; empty without.</param>
public sealed record StudyModels(
    ModelFile Model, NeuronFile? Neurons, string NeuronsSha256, MoodClassifier? Probe, string ProbeSha256)
{
    /// <summary>Gets where a model's probe stands: <c>probe.safetensors</c> in its folder.</summary>
    /// <param name="modelPath">Path of the model's weights.</param>
    public static string ProbePath(string modelPath) =>
        Path.Combine(Path.GetDirectoryName(modelPath) ?? "", "probe.safetensors");

    /// <summary>Reads what some arms need.</summary>
    /// <param name="model">The language model.</param>
    /// <param name="neuronsPath">File of the evolved values.</param>
    /// <param name="probePath">File of the probe.</param>
    /// <param name="arms">The arms.</param>
    /// <exception cref="ModelFileException">A file is missing, damaged or made for another model, or the model or the
    /// file lacks what an arm needs.</exception>
    public static StudyModels Read(
        ModelFile model, string neuronsPath, string probePath, IReadOnlyList<ControlArm> arms)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(arms);
        if (!model.Model.Options.HasMoods && arms.FirstOrDefault(arm => arm.NeedsMoods) is { } moody)
        {
            throw new ModelFileException(model.Name, $"it has learnt no moods, which '{moody.Name}' needs.");
        }

        NeuronFile? neurons = null;
        if (arms.FirstOrDefault(arm => arm.NeedsNeurons) is { } arm)
        {
            neurons = NeuronFile.Read(neuronsPath, model);
            if (arm.Moods.FirstOrDefault(mood => neurons.Find(mood!.Value) is null) is { } lacking)
            {
                throw new ModelFileException(neuronsPath, $"no values have been evolved for {lacking}.");
            }
        }

        var ranks = arms.Any(arm => arm.Method == ControlMethod.Ranked);
        return new StudyModels(
            model,
            neurons, neurons is null ? "" : Hash(neuronsPath),
            ranks ? ReadProbe(probePath, model) : null, ranks ? Hash(probePath) : "");
    }

    /// <summary>Reads a model's probe.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ModelFileException">The file is missing or damaged, belongs to another model or looks at
    /// something else.</exception>
    public static MoodClassifier ReadProbe(string path, ModelFile model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var probe = MoodClassifier.Read(path, model.Sha256);
        var size = model.Model.Options.Layers * model.Model.Options.Hidden;
        return probe.Features == FeatureSet.MeanState && probe.Regression.Features == size
            ? probe
            : throw new ModelFileException(
                path,
                $"it looks at {probe.Regression.Features} numbers of {probe.Features}, where {size} of "
                + $"{FeatureSet.MeanState} are needed.");
    }

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
