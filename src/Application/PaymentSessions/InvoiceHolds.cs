using Grancius.Application.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

internal static class InvoiceHolds
{
    /// <summary>Lets go of the invoices of a session that is over.</summary>
    public static async Task ReleaseHoldsUnlessLive(this PaymentSession session, IGranciusDb db, CancellationToken ct)
    {
        if (session.Status.IsLive())
            return;

        await db.InvoiceHolds.Where(hold => hold.SessionId == session.Id).ExecuteDeleteAsync(ct);
    }
}
