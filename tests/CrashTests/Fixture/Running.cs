using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Grancius.CrashTests.Fixture;

/// <summary>A published program as a process of its own, with its settings in the environment.</summary>
internal sealed class Running : IDisposable
{
    private const int KeptLines = 300;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    /// <param name="program">The file below the tests' own folder, such as product/Grancius.Web.dll.</param>
    public Running(string program, string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var file = Path.Combine(AppContext.BaseDirectory, program);
        if (!File.Exists(file))
            throw new FileNotFoundException($"{program} is not published: build the solution first.", file);

        var start = new ProcessStartInfo("dotnet", [file])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    public int ExitCode
    {
        get
        {
            // With what it wrote last: the end of its output comes after the end of the process.
            _process.WaitForExit();
            return _process.ExitCode;
        }
    }

    /// <summary>The last lines it wrote.</summary>
    public string Words => string.Join('\n', _lines);

    /// <summary>What it wrote about a problem that it answered.</summary>
    public string WordsAbout(Answer answer) => answer.ContentType == "application/problem+json" && answer.Json.TryGetProperty("traceId", out var trace)
        ? string.Join('\n', _lines.Where(line => line.Contains(trace.GetString()!.Split('-')[1], StringComparison.Ordinal)))
        : "";

    /// <summary>The most memory it ever had resident, in megabytes.</summary>
    public int PeakMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>kill -9: it gets no chance to finish anything.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;

        _lines.Enqueue(line);
        while (_lines.Count > KeptLines)
            _lines.TryDequeue(out _);
    }
}
