using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Grancius.Bench;

/// <summary>A program that is measured, as a process of its own.</summary>
internal sealed class Target : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Target(string name, Process process, Uri address, TimeSpan start)
    {
        Name = name;
        _process = process;
        Address = address;
        Start = start;
    }

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer that it is ready.</summary>
    public TimeSpan Start { get; }

    public int Id => _process.Id;

    public static async Task<Target> Run(string name, string program, string folder, string ready, params IEnumerable<(string Key, string Value)> settings)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Bench";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Site__PublicUrl"] = address.GetLeftPart(UriPartial.Authority);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        using var http = new HttpClient { BaseAddress = address };
        while (!await Answers(http, ready))
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"{name} did not become ready.");
            await Task.Delay(5);
        }

        return new Target(name, process, address, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> Answers(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
