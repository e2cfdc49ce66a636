using Grancius.Infrastructure.Staff;

namespace Grancius.UnitTests.Staff;

/// <summary>Against the values of RFC 6238, appendix B, of which an app shows the last six digits.</summary>
public class TimeCodeTests
{
    /// <summary>"12345678901234567890" in base 32.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_one_of_the_standard(long seconds, string code) => TimeCodes.CodeAt(Key, At(seconds)).ShouldBe(code);

    [Fact]
    public void A_code_is_taken_half_a_minute_early_or_late_and_no_more()
    {
        var code = TimeCodes.CodeAt(Key, At(3000));

        TimeCodes.StepOf(Key, code, At(3000 - 30), 0).ShouldBe(100);
        TimeCodes.StepOf(Key, code, At(3000 + 59), 0).ShouldBe(100);
        TimeCodes.StepOf(Key, code, At(3000 - 31), 0).ShouldBeNull();
        TimeCodes.StepOf(Key, code, At(3000 + 60), 0).ShouldBeNull();
    }

    [Fact]
    public void A_step_that_was_used_is_not_used_again_nor_one_before_it()
    {
        TimeCodes.StepOf(Key, TimeCodes.CodeAt(Key, At(3000)), At(3000), 100).ShouldBeNull();
        TimeCodes.StepOf(Key, TimeCodes.CodeAt(Key, At(2970)), At(3000), 100).ShouldBeNull();
        TimeCodes.StepOf(Key, TimeCodes.CodeAt(Key, At(3030)), At(3000), 100).ShouldBe(101);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("abcdef")]
    public void Something_else_is_no_code(string code) => TimeCodes.StepOf(Key, code, At(59), 0).ShouldBeNull();

    [Fact]
    public void Spaces_do_not_matter() => TimeCodes.StepOf(Key, "287 082", At(59), 0).ShouldBe(1);

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
