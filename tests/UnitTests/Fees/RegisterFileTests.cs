using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Grancius.Application.Fees;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Infrastructure.Fees;

namespace Grancius.UnitTests.Fees;

/// <summary>The register's file: what is written comes back, and what cannot be read is told by its line.</summary>
public sealed class RegisterFileTests
{
    private static readonly RegisterCsv File = new();

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("''@x")]
    [InlineData("-5")]
    [InlineData("+1 352 754 4000")]
    [InlineData("'tis")]
    [InlineData("a \"quoted\", cell; with=all @ of it")]
    [InlineData("Revisión de señales 🪧")]
    public void A_cell_comes_back_as_it_was(string cell) => Read(File.Write([Line(cell)])).Value.ShouldHaveSingleItem()["label"].ShouldBe(cell);

    [Fact]
    public void Any_cell_comes_back_and_none_begins_as_a_formula() => Prop.ForAll(
        Gen.Elements("=+-@'\",;x 1\u00e9".ToCharArray()).ArrayOf().Select(letters => new string(letters).Trim()).ToArbitrary(), cell =>
        {
            var file = File.Write([Line(cell)]);
            var field = Encoding.UTF8.GetString(file).Split("\r\n")[1].Split(',')[2];
            var written = field is ['"', .. var quoted] ? quoted : field;
            return Read(file).Value[0]["label"] == cell && !(written.Length > 0 && "=+-@".Contains(written[0], StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_rule_comes_back_from_its_two_cells()
    {
        FeeRule[] rules =
        [
            new VariableFee(), Versions.Flat(0), Versions.Flat(123_456), new PerUnitFee(Money.OfCents(1)),
            new PercentageFee(0.000001m, Money.Zero, Money.OfCents(99_999_999_999)), new PercentageFee(0.75m, Money.OfCents(5000), Money.OfCents(2_500_000)),
            new MarginalBandsFee([new MarginalBand(50_000, Money.OfCents(500), 1000), new MarginalBand(500_000.5m, Money.OfCents(400), 0.5m), new MarginalBand(null, Money.OfCents(300), 1000)]),
            new WholeBandsFee([new WholeBand(1, Money.OfCents(25_000)), new WholeBand(null, Money.Zero)]),
        ];

        foreach (var rule in rules)
        {
            var (kind, parameters) = FeeRuleText.Write(rule);
            FeeRuleText.Read(kind, parameters).ShouldBe(rule, $"{kind} {parameters}");
        }

        RegisterColumns.Parameters.ShouldAllBe(kind => FeeRuleText.Read(kind.Key, kind.Value) != null);
    }

    [Theory]
    [InlineData("flat", "")]
    [InlineData("flat", "amount=1.005")]
    [InlineData("flat", "amount=50; amount=60")]
    [InlineData("flat", "price=50")]
    [InlineData("variable", "amount=50")]
    [InlineData("percentage", "percent=1; minimum=50")]
    [InlineData("percentage", "minimum=50; percent=1; maximum=100")]
    [InlineData("marginal_bands", "1000@5.00; *@3.00/1000")]
    [InlineData("whole_bands", "")]
    [InlineData("whole_bands", "1@250.00; 10")]
    [InlineData("Flat", "amount=50")]
    public void Parameters_that_do_not_fit_the_kind_are_no_rule(string kind, string parameters) => FeeRuleText.Read(kind, parameters).ShouldBeNull();

    [Theory]
    [InlineData("", "no lines|is empty")]
    [InlineData("record,code\r\ncode,A\r\n", "Line 1: the heading lacks label")]
    [InlineData("HEAD,colour\r\n", "Line 1: the heading has columns that are not known: colour")]
    [InlineData("HEAD,code\r\n", "has a column twice")]
    [InlineData(",HEAD\r\n", "one without a name")]
    [InlineData("HEAD,,\r\ncode,A,,,,,,,,,,,,,,,,,x\r\n", "Line 2: a cell stands in a column without a name")]
    [InlineData("HEAD\r\n", "no lines below its heading")]
    [InlineData("HEAD\r\ncode,A\r\n", "Line 2: 2 cells instead of 17")]
    [InlineData("HEAD\r\n\r\ncode,A\"b\"c,,,,,,,,,,,,,,,\r\n", "Line 3: a quotation mark")]
    [InlineData("HEAD\r\ncode,\"A,,,,,,,,,,,,,,,\r\n", "Line 2: a quotation mark")]
    public void What_is_no_such_file_is_refused_with_its_line(string text, string why)
    {
        var heading = string.Join(',', RegisterColumns.All.Select(column => column.Name));
        var error = File.Read(Encoding.UTF8.GetBytes(text.Replace("HEAD", heading, StringComparison.Ordinal))).Error.ShouldNotBeNull();

        why.Split('|').ShouldContain(part => error.Message.Contains(part, StringComparison.Ordinal), error.Message);
    }

    [Fact]
    public void Other_encodings_pictures_and_endless_files_are_refused()
    {
        File.Read([0xC3, 0x28]).Error!.Message.ShouldContain("not UTF-8");
        File.Read("a\0b"u8.ToArray()).Error!.Message.ShouldContain("no CSV file");
        File.Read(File.Write(Enumerable.Repeat(Line("x"), RegisterColumns.MostLines + 1))).Error!.Message.ShouldContain("more than 5000 lines");
        File.Read(File.Write([Line(new string('x', 4001))])).Error!.Message.ShouldContain("Line 2, column label: more than 4000 characters");
    }

    [Fact]
    public void Columns_that_a_spreadsheet_has_left_empty_at_the_end_are_no_matter()
    {
        var heading = string.Join(',', RegisterColumns.All.Select(column => column.Name));

        var line = File.Read(Encoding.UTF8.GetBytes($"{heading},,\r\ncode,PRM-SIGN{new string(',', 17)}\r\n")).Value.ShouldHaveSingleItem();

        line["code"].ShouldBe("PRM-SIGN");
        line.Cells.Count.ShouldBe(RegisterColumns.All.Count);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void What_a_spreadsheet_separates_otherwise_and_orders_otherwise_is_read(char separator)
    {
        var names = RegisterColumns.All.Select(column => column.Name.ToUpperInvariant()).Reverse().ToList();
        var cells = names.Select(name => name is "GL_DISTRIBUTION" ? "\"a=70; b=30\"" : name is "CODE" ? " PRM-SIGN " : "");
        var line = Read(Encoding.UTF8.GetBytes($"{string.Join(separator, names)}\n{new string(separator, 16)}\n{string.Join(separator, cells)}\n")).Value.ShouldHaveSingleItem();

        (line.Number, line["code"], line["gl_distribution"]).ShouldBe((3, "PRM-SIGN", "a=70; b=30"));
    }

    private static Dictionary<string, string> Line(string label) =>
        RegisterColumns.All.ToDictionary(column => column.Name, column => column.Name switch { "record" => "code", "label" => label, _ => "" });

    private static Result<IReadOnlyList<RegisterLine>> Read(byte[] file) => File.Read(file);
}
