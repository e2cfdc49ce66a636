using Grancius.Sandbox.Exports;
using Grancius.Sandbox.Payments;

namespace Grancius.UnitTests.Sandbox;

public class CsvTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("-50.00", "-50.00")]
    [InlineData("Stirn, \"A\"", "\"Stirn, \"\"A\"\"\"")]
    [InlineData("", "")]
    public void A_cell_is_text_or_a_number_and_never_a_formula(string text, string cell) =>
        Csv.Write(["h"], [[text]]).ShouldBe("h\r\n" + cell + "\r\n");

    [Fact]
    public void Banking_days_leave_out_weekends() =>
        BusinessDays.After(new DateOnly(2026, 11, 20), 2).ShouldBe(new DateOnly(2026, 11, 24));
}
