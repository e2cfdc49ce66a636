using Grancius.Application.Access;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Application.Invoices;
using Grancius.Application.PaymentLinks;
using Grancius.Application.Staff;
using Grancius.Application.Webhooks;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>The other jurisdiction at work, so that there is a row of everything to be found.</summary>
internal static class TheCounty
{
    /// <summary>Words that only the county's rows hold, and that are in no address of a walk.</summary>
    public static readonly string[] Marks =
    [
        "Hernando County", "Amber Stirn", "Zirkels Circle", "Rivera", "EMV-FRONT-01", "Miscellaneous building fee", "fees@hernando.example",
        "A deed of the county", "The county's permit system", "Countess of the county", "The county's counter", "The county's key", "permits.county.example", "clerk@co-hernando-fl", "311.84",
    ];

    public static async Task<OtherWorld> Lives(Portal portal)
    {
        var paid = await portal.AnOpenSession();
        await paid.Approval("pay-1").Arrives(portal);
        var doubtful = await portal.AnOpenSession(await portal.ABillOfOneInvoice("BU5-70003"));
        await doubtful.Approval("pay-2").With("PaymentAmount", "70.00").Arrives(portal);
        await portal.Post("fees", new { accountNumber = "BU5-70005", customer = Portal.AmberStirn, fees = new[] { new { feeCode = "UTL-TAP", quantity = 1 } } });
        await portal.ABillOfOneInvoice("BU5-70004");
        using var staff = await portal.SignedInAs(Enum.GetValues<StaffRole>());
        var by = staff.Actor!;
        return await OtherWorld.Read(portal, await portal.InStore(async services =>
        {
            var (db, mediator) = (services.GetRequiredService<IGranciusDb>(), services.GetRequiredService<IMediator>());
            await db.Atomically(async ct =>
            {
                await services.GetRequiredService<AuditTrail>().Record(by, "fee_waived", "invoice", "BU5-00001-6", "A deed of the county", ct);
                return 0;
            }, CancellationToken.None);
            (await mediator.Send(new RegisterWebhook(by, Guid.CreateVersion7(), "The county's permit system", "https://permits.county.example/told", ["invoice.paid"]))).Error.ShouldBeNull();
            (await mediator.Send(new InviteStaff(by, "Countess of the county", "countess@county.example", [StaffRole.Clerk]))).Error.ShouldBeNull();
            (await mediator.Send(new RegisterCounter(by, "The county's counter"))).Error.ShouldBeNull();
            (await mediator.Send(new IssueApiKey(by, Guid.CreateVersion7(), "The county's key", ["invoices:read"], 30))).Error.ShouldBeNull();
            var tap = await db.Fees.Where(fee => fee.Code == "UTL-TAP").OrderByDescending(fee => fee.AssessedAt).Select(fee => fee.Id).FirstAsync();
            (await mediator.Send(new AdjustFee(by, "BU5-70005-42", tap.Value, AdjustmentKind.Waiver, null, "A hardship", null))).Value.Waits.ShouldBeTrue();
            var terms = new FeeScheduleTerms(new DateOnly(2030, 1, 1), null, new FlatFee(Money.OfCents(6500)), "O-30");
            (await mediator.Send(new DraftFeeSchedule(by, "PRM-SIGN", terms))).Error.ShouldBeNull();
            var webhook = await db.WebhookEndpoints.Select(endpoint => endpoint.Id).SingleAsync();
            (await mediator.Send(new SendTestWebhook(by, webhook.Value))).Error.ShouldBeNull();
            var link = await mediator.Send(new MakePaymentLink(by, "BU5-70004", ["BU5-70004-43"], "en", null, 30));
            link.Error.ShouldBeNull();
            return services.GetRequiredService<ISeal>().Open(LinkAddress.Purpose, link.Value.SealedToken);
        }));
    }
}
