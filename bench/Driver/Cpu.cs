using System.Globalization;

namespace Grancius.Bench;

/// <summary>Time on the processor and memory of processes, as Linux counts them.</summary>
internal static class Cpu
{
    private const double TicksASecond = 100;

    /// <summary>Seconds of user and system time of a process.</summary>
    public static double Of(int process) => Ticks(process, ended: false) / TicksASecond;

    /// <summary>Seconds of a PostgreSQL server: its postmaster, the children it has, and those that ended.</summary>
    public static double OfServer(int postmaster) =>
        (Ticks(postmaster, ended: true) + Children(postmaster).Sum(child => Ticks(child, ended: false))) / TicksASecond;

    /// <summary>Resident megabytes, shared pages of files among them.</summary>
    public static double Resident(int process) => Kilobytes($"/proc/{process}/status", "VmRSS") / 1024;

    /// <summary>Megabytes that no other process shares and no file stands behind.</summary>
    public static double Private(int process) =>
        (Kilobytes($"/proc/{process}/smaps_rollup", "Pss_Anon") + Kilobytes($"/proc/{process}/smaps_rollup", "Pss_Shmem")) / 1024;

    private static double Kilobytes(string file, string name) => double.Parse(
        File.ReadLines(file).First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Fields(id) is { Length: > 2 } fields && fields[1] == parent.ToString(CultureInfo.InvariantCulture));

    private static double Ticks(int process, bool ended)
    {
        var fields = Fields(process);
        return fields.Length < 15 ? 0 : fields[11..(ended ? 15 : 13)].Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
    }

    /// <summary>What follows the name in /proc/ID/stat; none where the process has ended.</summary>
    private static string[] Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
