using System.Text.Json;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Jurisdictions;

namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

/// <summary>Asks biller status for somebody who waits in front of a page: a shorter time than a payment is given.</summary>
internal sealed class BillerCheck(ICloudPayApi payments, BillerKeys keys, TimeProvider clock) : IBillerCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<BillerTest> Ask(Biller biller, CancellationToken ct)
    {
        using var tooLong = new CancellationTokenSource(Patience, clock);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(ct, tooLong.Token);
        try
        {
            var answer = await payments.Status(keys.ApiKeyOf(biller), until.Token);
            return answer switch
            {
                { Active: true } => new BillerTest(BillerStanding.Accepted, ""),
                { Active: false } => new BillerTest(BillerStanding.Inactive, ""),
                { Status: 401 or 403 } => new BillerTest(BillerStanding.Refused, ""),
                _ => new BillerTest(BillerStanding.NotAsked, $"it answered with status {answer.Status} and does not say whether the biller is active."),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new BillerTest(BillerStanding.NotAsked, "it did not answer in time.");
        }
        catch (HttpRequestException fault)
        {
            return new BillerTest(BillerStanding.NotAsked, $"there was no connection ({fault.HttpRequestError}).");
        }
        catch (JsonException)
        {
            return new BillerTest(BillerStanding.NotAsked, "its answer was not understood.");
        }
    }
}
