using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

public static class FeeErrors
{
    public static Error CodeUnknown(string code) =>
        new("fee_code_unknown", $"There is no active fee code {code} here.", ErrorKind.Unprocessable) { Field = "feeCode" };

    /// <summary>For staff, whose page it is that is not there.</summary>
    public static Error CodeNotFound(string code) => CodeUnknown(code) with { Kind = ErrorKind.NotFound };

    public static Error CodeTaken(string code) =>
        new("fee_code_taken", $"There is a fee code {code} already.", ErrorKind.Unprocessable) { Field = "code" };

    public static Error RegisterFull(int most) =>
        new("register_full", $"The register has {most} fee codes, and holds no more.", ErrorKind.Unprocessable) { Field = "code" };

    public static readonly Error InvoiceTypeUnknown =
        new("invoice_type_unknown", "Choose one of the departments that the biller takes invoices of.", ErrorKind.Unprocessable) { Field = "invoiceTypeId" };

    public static Error NotInForce(string code, DateOnly asOf) =>
        new("fee_not_in_force", $"The fee {code} has no schedule in force on {asOf:yyyy-MM-dd}.", ErrorKind.Unprocessable) { Field = "asOf" };

    public static Error InputMissing(string field) =>
        new("fee_input_missing", $"This fee is worked out from its {field}: give it.", ErrorKind.Unprocessable) { Field = field };

    public static Error InputOutOfRange(string field) =>
        new("fee_input_out_of_range", $"The {field} must be more than zero, at most 999,999,999,999, with at most six decimals.",
            ErrorKind.Unprocessable)
        { Field = field };

    public static Error AmountNotFree(Money amount) =>
        new("fee_amount_not_free", $"This fee works out to {amount}: leave the amount out, or give that one.", ErrorKind.Unprocessable)
        { Field = "amount" };

    public static readonly Error ComesToNothing =
        new("fee_comes_to_nothing", "This fee works out to less than half a cent: nothing would be due.", ErrorKind.Unprocessable);

    public static Error GlPartsCount(int most) =>
        new("gl_parts_count", $"Give at least one general ledger account, at most {most}.", ErrorKind.Unprocessable) { Field = "glParts" };

    public static Error GlAccountUnreadable(string account) =>
        new("gl_account", $"\"{account}\" is no account number: letters, digits, dashes, dots, slashes and blanks inside, at most 60.", ErrorKind.Unprocessable) { Field = "glParts" };

    public static readonly Error GlPartOutOfRange =
        new("gl_part_percent", "Each account has more than 0 % and at most 100 %, with at most two decimals.", ErrorKind.Unprocessable) { Field = "glParts" };

    public static Error GlAccountTwice(string account) =>
        new("gl_account_twice", $"The account {account} is named twice: give it one line with the sum.", ErrorKind.Unprocessable) { Field = "glParts" };

    public static Error GlPartsDoNotAddUp(decimal percent) =>
        new("gl_parts_sum", $"The parts add up to {Words.Number(percent)} %, and have to add up to exactly 100 %.", ErrorKind.Unprocessable) { Field = "glParts" };
}
