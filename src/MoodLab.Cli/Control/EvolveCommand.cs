using System.CommandLine;
using MoodLab.Cli.Evolving;

namespace MoodLab.Cli.Control;

/// <summary><c>evolve</c>: searches by evolution.</summary>
public static class EvolveCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("evolve", "Search by evolution.")
    {
        EvolveNeuronsCommand.Create(),
        EvolveSimulateCommand.Create(),
    };
}
