using System.Diagnostics;
using System.Globalization;

namespace Grancius.CrashTests.Fixture;

/// <summary>A disk of a few megabytes, in memory, that can be filled to the last byte.</summary>
internal sealed class TinyDisk : IDisposable
{
    private const int Megabytes = 16;

    private readonly string _filler;

    public TinyDisk()
    {
        Folder = Directory.CreateTempSubdirectory("grancius-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m"), "tmpfs", Folder).ShouldBe(0);
        _filler = Path.Combine(Folder, "filler");
    }

    public string Folder { get; }

    /// <summary>Takes every byte that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(_filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // No space left on device: that was the aim.
        }
    }

    public void Free() => File.Delete(_filler);

    public void Dispose()
    {
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    /// <summary>Whether this user may mount.</summary>
    public static bool IsPossible()
    {
        if (Environment.UserName != "root")
            return false;

        var folder = Directory.CreateTempSubdirectory("grancius-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) == 0;
        if (mounted)
            Run("umount", folder);
        Directory.Delete(folder);
        return mounted;
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>A test that mounts a disk of its own: skipped, and says so, where this user may not.</summary>
internal sealed class TinyDiskFactAttribute : FactAttribute
{
    public TinyDiskFactAttribute()
    {
        if (!TinyDisk.IsPossible())
            Skip = "A small tmpfs cannot be mounted here: run it as root, with the right to mount.";
    }
}
