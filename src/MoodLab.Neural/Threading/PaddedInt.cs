using System.Runtime.InteropServices;

namespace MoodLab.Neural.Threading;

/// <summary>A number alone on its cache lines, so that waiting on one does not slow down another.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedInt
{
    [FieldOffset(128)]
    public int Value;
}
