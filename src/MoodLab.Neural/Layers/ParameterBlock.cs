using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>Some rows of a parameter and the columns of a recurrent layer's working rows that they act on.</summary>
/// <param name="Parameter">A weight [R, I] or a bias [R].</param>
/// <param name="Row">The first of the rows.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Column">The first of as many columns.</param>
internal readonly record struct ParameterBlock(Tensor Parameter, int Row, int Count, int Column);
