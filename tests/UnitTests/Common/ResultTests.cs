using Grancius.Domain.Common;

namespace Grancius.UnitTests.Common;

public class ResultTests
{
    private static readonly Error No = new("no", "No.", ErrorKind.Conflict);

    [Fact]
    public void A_refusal_has_no_value_and_asking_for_it_is_a_bug()
    {
        Result<int> refused = No;

        refused.IsSuccess.ShouldBeFalse();
        refused.Error.ShouldBe(No);
        Should.Throw<InvalidOperationException>(() => refused.Value).Message.ShouldContain("no");
    }

    [Fact]
    public void A_success_has_a_value_and_no_error()
    {
        Result<int> success = 5;

        success.IsSuccess.ShouldBeTrue();
        success.Value.ShouldBe(5);
        success.Error.ShouldBeNull();
        Result.Success.IsSuccess.ShouldBeTrue();
    }
}
