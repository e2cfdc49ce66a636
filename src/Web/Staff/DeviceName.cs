namespace Grancius.Web.Staff;

/// <summary>A browser's own long name in words a person knows the device by: "Chrome on Windows". A guess, and no more is made of it.</summary>
internal static class DeviceName
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("SamsungBrowser/", "Samsung Internet"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    public static string Of(string agent)
    {
        var (browser, system) = (Find(Browsers, agent), Find(Systems, agent));
        return (browser, system) switch
        {
            (null, null) => "Unknown device",
            (null, _) => $"A browser on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? Find((string Sign, string Name)[] known, string agent) =>
        Array.Find(known, one => agent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
