using Grancius.Infrastructure;
using Grancius.Infrastructure.Demo;

namespace Grancius.Web.Operations;

/// <summary>Tells whoever started the demo where to go.</summary>
internal static class Welcome
{
    public static void Print(Settings settings)
    {
        if (!settings.Demo.Enabled)
            return;

        var site = settings.PublicUrl.GetLeftPart(UriPartial.Authority);
        Console.WriteLine($"""

            Grancius is ready: {site}
              Pay a bill       {site}/co-hernando-fl   account BU5-90001, last name Rivera or ZIP 34601
              API              {site}/docs{(settings.Demo.ApiKey is null ? "   (set Demo__ApiKey to try it)" : "")}
            """);
        if (settings.Demo.Staff)
            PrintStaff(site, settings.Staff.DemoWithoutCode);
        if (settings.CloudPay.Mode == CloudPayMode.Sandbox)
            Console.WriteLine($"  Processor        {site}/sandbox   a stand-in: no real money moves");
    }

    private static void PrintStaff(string site, bool withoutCode)
    {
        Console.WriteLine($"  Staff            {site}/sign-in   password: {DemoStaff.Password}{(withoutCode ? "" : "   (each sets up an authenticator app at first)")}");
        foreach (var person in DemoStaff.People)
            Console.WriteLine($"                     {person.Email}");
    }
}
