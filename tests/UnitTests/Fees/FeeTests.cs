using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;

namespace Grancius.UnitTests.Fees;

public class FeeTests
{
    [Fact]
    public void An_assessed_fee_keeps_the_words_and_accounts_of_the_day_it_was_assessed()
    {
        var invoice = Samples.AnInvoice(Samples.AnAccount(), 6);
        var code = FeeCode.Register(invoice.JurisdictionId, "BLD-MISC", 6, "001-322100", "Miscellaneous", "Varios");
        var worked = new VariableFee().Work(new FeeInput(Amount: 311.84m)).Value;

        var fee = Fee.Assess(invoice, code, new FeeInput(Amount: 311.84m), worked, Samples.Issued, "PERMIT-7", "Cleo Clerk", Samples.Noon);

        (fee.InvoiceId, fee.AccountId, fee.JurisdictionId).ShouldBe((invoice.Id, invoice.AccountId, invoice.JurisdictionId));
        (fee.Code, fee.Label, fee.LabelEs, fee.GlAccount).ShouldBe(("BLD-MISC", "Miscellaneous", "Varios", "001-322100"));
        fee.Shares.ShouldBe([new GlAmount("001-322100", Money.OfCents(31184))]);
        fee.Given.ShouldBe(new FeeInput(Amount: 311.84m));
        (fee.Amount, fee.Explanation).ShouldBe((Money.OfCents(31184), worked.Explanation));
        (fee.AsOf, fee.ExternalReference, fee.AssessedAt).ShouldBe((Samples.Issued, "PERMIT-7", Samples.Noon));
        fee.AssessedBy.ShouldBe("Cleo Clerk");
    }
}
