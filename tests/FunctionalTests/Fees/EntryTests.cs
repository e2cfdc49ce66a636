using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Fees;

/// <summary>Entries of the register: added, changed, and what an external charge code does to the biller.</summary>
public abstract class EntryTests(Portal portal) : PortalTest(portal)
{
    private static readonly FeeCodeTerms Fence = new(
        "Fence permit", "Permiso de cerca", "", "", 43, null, [new GlPart("001-322100", 7000), new GlPart("450-1", 3000)], ShownToPayers: true, Active: true);

    [Fact]
    public async Task An_entry_is_added_costs_nothing_yet_and_is_written_down()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        (await Send(new RegisterFeeCode(finance.Actor!, "PRM-FENCE", Fence, null))).Value.ShouldBe("PRM-FENCE");

        (await Portal.Post("quotes", new { fees = new[] { new { feeCode = "PRM-FENCE" } } })).ShouldBeProblem(422, "fee_not_in_force");
        (await Portal.AuditedActions()).ShouldBe(["fee_code_registered"]);
        (await Send(new RegisterFeeCode(finance.Actor!, "PRM-FENCE", Fence, null))).Error!.Code.ShouldBe("fee_code_taken");
    }

    [Fact]
    public async Task An_entry_is_changed_with_both_values_in_the_trail_and_never_over_somebody_elses_change()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var shown = await Entry(finance.Actor!);
        var renamed = shown.Terms with { Label = "Sign permit 2027" };

        (await Send(new ChangeFeeCode(finance.Actor!, "PRM-SIGN", shown.Changes, renamed, null))).Value.ShouldContain("label \"Sign permit\" to \"Sign permit 2027\"");
        (await Send(new ChangeFeeCode(finance.Actor!, "PRM-SIGN", shown.Changes, shown.Terms with { Label = "Mine" }, null))).Error!.Code.ShouldBe("fee_code_changed");
        (await Send(new ChangeFeeCode(finance.Actor!, "PRM-SIGN", shown.Changes + 1, renamed, null))).Value.ShouldBe("Nothing was changed.");

        (await Entry(finance.Actor!)).Terms.Label.ShouldBe("Sign permit 2027");
        (await Portal.AuditedActions()).ShouldBe(["fee_code_changed"]);
    }

    [Fact]
    public async Task Who_may_only_look_changes_nothing()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        var shown = await Entry(clerk.Actor!);

        (await Send(new RegisterFeeCode(clerk.Actor!, "PRM-FENCE", Fence, null))).Error!.Code.ShouldBe("not_permitted");
        (await Send(new ChangeFeeCode(clerk.Actor!, "PRM-SIGN", shown.Changes, shown.Terms with { Label = "Mine" }, null))).Error!.Code.ShouldBe("not_permitted");
    }

    [Fact]
    public async Task The_first_external_charge_code_is_refused_until_version_one_and_the_readers_were_confirmed()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var refused = (await Charged(finance.Actor!, "EC-7", null)).Error.ShouldNotBeNull();

        refused.Code.ShouldBe("biller_move_unconfirmed");
        refused.Message.ShouldBe("No active fee has an external charge code yet. With PRM-SIGN the biller becomes version 1, and EMV readers stop for every bill: Front counter and Permit desk.");
        (await Charged(finance.Actor!, "EC-7", "yes, whatever")).Error!.Code.ShouldBe("biller_move_unconfirmed");
        (await Entry(finance.Actor!)).Terms.ExternalChargeCode.ShouldBeNull();
        (await Portal.AuditedActions()).ShouldBeEmpty();

        (await Charged(finance.Actor!, "EC-7", refused.Message)).Error.ShouldBeNull();
        (await Portal.AuditedActions()).ShouldBe(["fee_code_changed", "biller_move_confirmed"]);
        (await Portal.Opening(await Portal.AnAssessedBill()))["processorVersion"].GetInt32().ShouldBe(1);
        (await Send(new RegisterFeeCode(finance.Actor!, "PRM-FENCE", Fence with { ExternalChargeCode = "EC-8" }, null))).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_last_external_charge_code_the_biller_is_version_two_again_once_confirmed()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance, Portal.City);
        var shown = await Entry(finance.Actor!, "PRM-LEGACY");
        var change = new ChangeFeeCode(finance.Actor!, "PRM-LEGACY", shown.Changes, shown.Terms with { Active = false }, null);

        var refused = (await Send(change)).Error.ShouldNotBeNull();
        refused.Message.ShouldStartWith("PRM-LEGACY is the last active fee with an external charge code. Without it the biller becomes version 2, and EMV readers can be used again: ");
        (await Send(change with { Confirmed = refused.Message })).Error.ShouldBeNull();
    }

    [Fact]
    public async Task By_basket_each_external_charge_code_stops_the_readers_for_its_own_bills_only()
    {
        await Portal.Now(county => county.Refuses(ReaderRule.ByBasket));
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        var refused = (await Charged(finance.Actor!, "EC-7", null)).Error.ShouldNotBeNull();
        refused.Message.ShouldBe("Bills with the fee PRM-SIGN are then paid as version 1, and EMV readers stop for them: Front counter and Permit desk.");
        (await Charged(finance.Actor!, "EC-7", refused.Message)).Error.ShouldBeNull();

        (await Send(new RegisterFeeCode(finance.Actor!, "PRM-FENCE", Fence with { ExternalChargeCode = "EC-8" }, null))).Error!.Code.ShouldBe("biller_move_unconfirmed");
        (await Charged(finance.Actor!, null, null)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Of_several_first_external_charge_codes_at_once_one_moves_the_biller()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        // So that the trail has an end.
        (await Send(new RegisterFeeCode(finance.Actor!, "PRM-FENCE", Fence, null))).Error.ShouldBeNull();
        var codes = new[] { "PRM-SIGN", "ZON-LETTER", "UTL-TAP" };
        var shown = await Task.WhenAll(codes.Select(code => Entry(finance.Actor!, code)));

        Task<Result<string>[]> running = null!;
        // Nobody can finish while the end of the trail is held: all of them have looked by then, or wait for their turn to look.
        await Portal.InStore(services => services.GetRequiredService<IGranciusDb>().Atomically(async ct =>
        {
            _ = await services.GetRequiredService<IGranciusDb>().AuditHeads.AsNoTracking().ForUpdate().SingleAsync(head => head.JurisdictionId == finance.Actor!.JurisdictionId, ct);
            running = Task.WhenAll(shown.Select(entry => Send(
                new ChangeFeeCode(finance.Actor!, entry.Code, entry.Changes, entry.Terms with { ExternalChargeCode = "EC-1" }, Warning(entry.Code)))));
            await Task.Delay(1000, ct);
            return 0;
        }, CancellationToken.None));
        var done = await running;

        // Whoever comes later finds version 1 already, and nothing is left to confirm.
        done.ShouldAllBe(result => result.Error == null);
        (await Portal.AuditedActions()).Count(action => action == "biller_move_confirmed").ShouldBe(1);

        static string Warning(string code) =>
            $"No active fee has an external charge code yet. With {code} the biller becomes version 1, and EMV readers stop for every bill: Front counter and Permit desk.";
    }

    [Theory]
    [InlineData("prm-fence", 43, "invalid_request")]
    [InlineData("PRM FENCE", 43, "invalid_request")]
    [InlineData("PRM-FENCE\n", 43, "invalid_request")]
    [InlineData("PRM-FENCE", 44, "invoice_type_unknown")]
    public async Task An_entry_that_would_not_work_is_refused(string code, int type, string why)
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        (await Send(new RegisterFeeCode(finance.Actor!, code, Fence with { InvoiceTypeId = type }, null))).Error!.Code.ShouldBe(why);
    }

    private async Task<Result<string>> Charged(Actor by, string? external, string? confirmed)
    {
        var shown = await Entry(by);
        return await Send(new ChangeFeeCode(by, "PRM-SIGN", shown.Changes, shown.Terms with { ExternalChargeCode = external }, confirmed));
    }

    private async Task<RegisteredFee> Entry(Actor by, string code = "PRM-SIGN") => (await Send(new GetRegisteredFee(by, code))).Value;

    private Task<Result<T>> Send<T>(IRequest<Result<T>> what) => Portal.InStore(services => services.GetRequiredService<IMediator>().Send(what));
}

[Collection(OnSqlite.Name)]
public sealed class EntryOnSqlite(SqlitePortal portal) : EntryTests(portal);

[Collection(OnPostgres.Name)]
public sealed class EntryOnPostgres(PostgresPortal portal) : EntryTests(portal);
