using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Operations;

/// <summary>A setting that is wrong stops the start with one line that names it.</summary>
[Collection(OnProcesses.Name)]
public sealed class SettingTests
{
    [Theory]
    [InlineData("Database__Provider", "Oracle")]
    [InlineData("Database__Provider", "1")]
    [InlineData("CloudPay__Mode", "Test")]
    [InlineData("CloudPay__BaseUrl", "www.invoicecloud.com")]
    [InlineData("CloudPay__BaseUrl", "ftp://www.invoicecloud.com")]
    [InlineData("CloudPay__Timeout", "soon")]
    [InlineData("CloudPay__Timeout", "00:00:00")]
    [InlineData("CloudPay__Timeout", "-00:00:05")]
    [InlineData("Site__PublicUrl", "localhost")]
    [InlineData("Site__PublicUrl", "http://user:pass@localhost")]
    [InlineData("Demo__Enabled", "maybe")]
    [InlineData("Reconciliation__Checks", "often")]
    [InlineData("Reconciliation__Checks", "00:10:00,00:03:00")]
    [InlineData("Reconciliation__SweepEvery", "never")]
    [InlineData("Reconciliation__AtOnce", "0")]
    [InlineData("Mail__Port", "99999")]
    [InlineData("Staff__IdleLimit", "30")]
    [InlineData("Staff__AbsoluteLimit", "all day")]
    public Task A_value_that_is_not_understood_stops_the_start(string key, string value) => ShouldStop(key, value, (key, value));

    [Fact]
    public Task PostgreSQL_without_a_connection_string_stops_the_start() => ShouldStop("ConnectionStrings__Grancius", "missing", ("Database__Provider", "Postgres"));

    [Fact]
    public Task Production_refuses_the_sandbox() =>
        ShouldStop("CloudPay__Mode", "Sandbox", ("ASPNETCORE_ENVIRONMENT", "Production"), ("CloudPay__Mode", "Sandbox"));

    [Fact]
    public Task Production_refuses_the_demos_staff() =>
        ShouldStop("Demo__Staff", "Production", ("ASPNETCORE_ENVIRONMENT", "Production"), ("Demo__Enabled", "true"), ("Demo__Staff", "true"));

    [Fact]
    public Task Only_Development_lets_the_demos_staff_in_without_a_code() =>
        ShouldStop("Demo__StaffWithoutCode", "Development", ("ASPNETCORE_ENVIRONMENT", "Staging"), ("Demo__StaffWithoutCode", "true"));

    private static async Task ShouldStop(string key, string says, params (string, string)[] settings)
    {
        await using var program = ProgramRun.Of([], [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);

        (await program.Ends()).ShouldNotBe(0);

        var line = program.Errors.ShouldHaveSingleItem();
        line.ShouldContain(key);
        line.ShouldContain(says);
        program.Output.ShouldBeEmpty();
    }
}
