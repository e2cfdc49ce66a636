using Grancius.Application.Fees;
using Grancius.Application.Invoices;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.FaultTests.Laws;

namespace Grancius.FaultTests.Runs;

/// <content>What staff do, among everything else.</content>
internal sealed partial class Run
{
    private readonly List<(string Invoice, Guid Fee)> _assessed = [];
    private readonly HashSet<Guid> _requests = [];
    private readonly Actor[] _staff;
    private int _changes;

    private static Actor[] Supervisors(JurisdictionId jurisdiction) =>
    [
        .. new[] { "Sam", "Toni" }.Select((name, place) => new Actor(
            new StaffId(new Guid(place + 1, 0, 0, new byte[8])), name, jurisdiction, Jurisdiction, [StaffRole.Supervisor])),
    ];

    private void StaffDoSomething()
    {
        switch (Chance.Below(10))
        {
            case < 5: AFeeIsAdjusted(); break;
            case < 7: AnInvoiceIsVoided(); break;
            case < 8: AnInvoiceIsWorkedOutAgain(); break;
            default: ARequestIsDecided(); break;
        }
    }

    private void AreAssessed(AssessedFees fees) => _assessed.AddRange(fees.Fees.Select(fee => (fee.InvoiceNumber, fee.Id)));

    private void AFeeIsAdjusted()
    {
        if (_assessed.Count == 0)
            return;

        var (invoice, fee) = Chance.Of(_assessed);
        var (by, reason) = (Chance.Of(_staff), $"change {++_changes}");
        var kind = Chance.Of([AdjustmentKind.Waiver, AdjustmentKind.Waiver, AdjustmentKind.Correction, AdjustmentKind.Exemption]);
        Money? amount = kind == AdjustmentKind.Exemption || (kind == AdjustmentKind.Waiver && Chance.Percent(30)) ? null : Money.OfCents(Chance.Between(1, 15_000));
        Begin($"{by.Name} makes a {kind} of {amount} on {invoice}: {reason}", async node =>
        {
            var done = await Answered(node, new AdjustFee(by, invoice, fee, kind, amount, reason, null));
            _world.Note($"{node.Name}: {reason} is {done?.Error?.Code ?? (done is null ? "not answered" : done.Value.Waits ? "waiting" : "done")}");
            if (done is { IsSuccess: true })
                _promises.Changed(reason);
        }, mayBeAbandoned: true);
    }

    private void AnInvoiceIsVoided()
    {
        if (_assessed.Count == 0)
            return;

        var (invoice, _) = Chance.Of(_assessed);
        var (by, reason) = (Chance.Of(_staff), $"change {++_changes}");
        Begin($"{by.Name} voids {invoice}: {reason}", async node =>
        {
            var done = await Answered(node, new VoidInvoice(by, invoice, reason, null));
            _world.Note($"{node.Name}: {reason} is {done?.Error?.Code ?? (done is null ? "not answered" : "done")}");
            if (done is { IsSuccess: true })
                _promises.Changed(reason);
        }, mayBeAbandoned: true);
    }

    private void AnInvoiceIsWorkedOutAgain()
    {
        if (_assessed.Count == 0)
            return;

        var (invoice, _) = Chance.Of(_assessed);
        var (by, asOf) = (Chance.Of(_staff), Chance.Percent(50) ? new DateOnly(2025, 6, 1) : new DateOnly(2026, 6, 1));
        Begin($"{by.Name} works {invoice} out again as of {asOf:yyyy-MM-dd}", async node =>
        {
            if (await Answered(node, new PreviewRecalculation(by, invoice, asOf)) is { IsSuccess: true } shown)
                _ = await Answered(node, new RecalculateInvoice(by, invoice, asOf, "again", shown.Value.Change, shown.Value.Seen));
        }, mayBeAbandoned: true);
    }

    private void ARequestIsDecided()
    {
        var (approve, times) = (Chance.Percent(70), Chance.Percent(30) ? 2 : 1);
        for (var time = 0; time < times; time++)
        {
            var by = Chance.Of(_staff);
            Begin($"{by.Name} decides a request", async node =>
            {
                var waiting = await Answered(node, new ListAdjustmentRequests(by, RequestState.Waiting, null, 50));
                if (waiting is not { IsSuccess: true } || waiting.Value.Items.Count == 0)
                    return;

                var request = waiting.Value.Items[^1];
                var done = await Answered(node, new DecideAdjustment(by, request.Id, approve, "decided"));
                _world.Note($"{node.Name}: {by.Name} {(approve ? "approves" : "refuses")} {request.Reason}: {done?.Error?.Code ?? (done is null ? "not answered" : "done")}");
                if (done is { IsSuccess: true })
                    Law.Demands(_requests.Add(request.Id) && !request.IsOwn, $"the request {request.Reason} was decided twice, or by whoever had asked");
            }, mayBeAbandoned: true);
        }
    }
}
