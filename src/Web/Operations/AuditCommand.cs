using System.Globalization;
using Grancius.Application.Audit;
using Grancius.Infrastructure;
using MediatR;

namespace Grancius.Web.Operations;

/// <summary>Works the audit trails out again for the operator, one line a jurisdiction.</summary>
internal static class AuditCommand
{
    public const string Name = "verify-audit";

    private const int Broken = 4;

    /// <returns>The exit code: 0 where every trail is as it was written.</returns>
    public static async Task<int> Run(string[] args)
    {
        await using var app = GranciusApp.Build(args);
        await app.Services.RequireMigrated(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var verdicts = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new VerifyEveryAuditTrail(), CancellationToken.None)).Value;
        foreach (var (jurisdiction, verdict) in verdicts)
        {
            Console.WriteLine(verdict.IsSound
                ? string.Create(CultureInfo.InvariantCulture, $"{jurisdiction}: whole, {verdict.Entries} entries, last {verdict.LastHash}")
                : string.Create(CultureInfo.InvariantCulture, $"{jurisdiction}: BROKEN, {verdict.Fault}; the {verdict.Entries} before are whole, last {verdict.LastHash}"));
        }

        return verdicts.All(verdict => verdict.Verdict.IsSound) ? 0 : Broken;
    }
}
