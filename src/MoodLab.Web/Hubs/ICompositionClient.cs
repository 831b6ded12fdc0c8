namespace MoodLab.Web.Hubs;

/// <summary>What the composition hub calls on its clients.</summary>
public interface ICompositionClient
{
    /// <summary>Tells, once after connecting, what may be asked for and whether composing is possible.</summary>
    /// <param name="welcome">The ranges and the composer's state.</param>
    Task Welcome(CompositionWelcome welcome);
}
