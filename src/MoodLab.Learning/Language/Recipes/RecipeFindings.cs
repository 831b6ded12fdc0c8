using System.Globalization;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>Says of every arm whether what the study saw holds up here.</summary>
/// <remarks>
/// The first arm is compared with its own beginning, the others with the first, after as many epochs as both we and the
/// study have. Only signs are compared: the losses are over different words.
/// </remarks>
public static class RecipeFindings
{
    /// <summary>Makes one sentence for each arm, in their order.</summary>
    /// <param name="result">The experiment.</param>
    public static IReadOnlyList<string> Describe(RecipeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Arms.Select((arm, i) => i == 0 ? OfItself(arm) : Against(result.Arms[0], arm))];
    }

    /// <summary>Writes a change of the validation loss from the beginning.</summary>
    /// <param name="points">The losses.</param>
    /// <param name="epoch">Until the end of this epoch.</param>
    /// <returns>For instance <c>+0.0146 (+0.64 %)</c>.</returns>
    internal static string Change(IReadOnlyList<LossPoint> points, int epoch)
    {
        var start = points[0].ValidationLoss;
        var change = points[epoch].ValidationLoss - start;
        return string.Create(
            CultureInfo.InvariantCulture, $"{change:+0.0000;-0.0000;0.0000} ({change / start:+0.00 %;-0.00 %;0.00 %})");
    }

    private static string OfItself(ArmResult arm)
    {
        var epochs = Epochs(arm, arm);
        int ours = Sign(arm.Points[epochs].ValidationLoss - arm.Points[0].ValidationLoss);
        var study = arm.Arm.Study.Points;
        int theirs = Sign(study[epochs].ValidationLoss - study[0].ValidationLoss);
        return $"{arm.Arm.Name}: after {Count(epochs)} the validation loss {Moved(ours)}, "
            + $"{Change(arm.Points, epochs)}; the study's {Moved(theirs)}, {Change(study, epochs)}. {Verdict(ours, theirs)}";
    }

    private static string Against(ArmResult first, ArmResult arm)
    {
        var epochs = Epochs(first, arm);
        var ours = arm.Points[epochs].ValidationLoss - first.Points[epochs].ValidationLoss;
        var theirs =
            arm.Arm.Study.Points[epochs].ValidationLoss - first.Arm.Study.Points[epochs].ValidationLoss;
        return $"{arm.Arm.Name}: after {Count(epochs)} the validation loss {Lies(ours)} that of {first.Arm.Name}; "
            + $"the study's {Lies(theirs)} it. {Verdict(Sign(ours), Sign(theirs))}";
    }

    private static int Epochs(ArmResult first, ArmResult arm) => new[]
    {
        first.Points.Count, arm.Points.Count, first.Arm.Study.Points.Count, arm.Arm.Study.Points.Count,
    }.Min() - 1;

    private static string Count(int epochs) => epochs == 1 ? "1 epoch" : $"{epochs} epochs";

    // Of a difference as it is printed.
    private static int Sign(double difference) => Math.Sign(Math.Round(difference, 4));

    private static string Moved(int sign) => sign switch { > 0 => "has risen", < 0 => "has fallen", _ => "is the same" };

    private static string Lies(double difference) => Sign(difference) switch
    {
        > 0 => $"lies {RecipeTable.Loss(difference)} above",
        < 0 => $"lies {RecipeTable.Loss(-difference)} below",
        _ => "is the same as",
    };

    private static string Verdict(int ours, int theirs) => ours == theirs ? "This holds up." : "This does not hold up.";
}
