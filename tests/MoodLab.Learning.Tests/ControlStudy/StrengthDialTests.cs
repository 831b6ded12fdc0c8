using MoodLab.Learning.ControlStudy;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class StrengthDialTests
{
    [Fact]
    public void Of_SharesThatRise_IsMonotone()
    {
        var dial = StrengthDial.Of([Arm("guided", 3, 0.6), Arm("none", 0, 0.25), Arm("conditioned", 1, 0.25)])!;

        Assert.Equal([0, 1, 3], dial.Strengths);
        Assert.Equal([0.25, 0.25, 0.6], dial.Shares);
        Assert.Equal((true, 3), (dial.IsMonotone, dial.MonotoneUpTo));
    }

    [Fact]
    public void Of_SharesThatFall_SaysUpToWhere()
    {
        var dial = StrengthDial.Of(
            [Arm("none", 0, 0.25), Arm("guided", 2, 0.5), Arm("guided", 3, 0.4), Arm("guided", 5, 0.7)])!;

        Assert.Equal((false, 2), (dial.IsMonotone, dial.MonotoneUpTo));
    }

    [Fact]
    public void Of_OtherMethodsAndMemory_PassesThemOver() => Assert.Null(StrengthDial.Of(
    [
        Arm("none", 0, 0.25),
        Arm("neurons", 1, 0.4),
        Arm("ranked", 3, 0.9),
        Arm("guided", 3, 0.1) with { Memory = 0 },
    ]));

    private static ControlScore Arm(string method, double strength, double share) => new(
        method, method, strength, ControlArm.UsualMemory, 1, 100, share, [share, share],
        new Dictionary<string, double>(), new Dictionary<string, IReadOnlyList<double>>(),
        share, new(0, []), new(0, []), [], new(0, []));
}
