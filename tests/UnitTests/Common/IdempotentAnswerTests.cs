using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.UnitTests.Common;

public class IdempotentAnswerTests
{
    private sealed record Answered(string Number, Money Total, IReadOnlyList<Money> Parts);

    private static readonly Answered First = new("BU5-00001", Money.OfCents(36184), [Money.OfCents(31184), Money.OfCents(5000)]);

    [Fact]
    public void The_same_request_gets_the_first_answer_again()
    {
        var kept = Kept();
        kept.Is<Answered>(First);

        var again = kept.Replay<Answered>("hash").Value;

        (again.Number, again.Total).ShouldBe((First.Number, First.Total));
        again.Parts.ShouldBe(First.Parts);
    }

    [Fact]
    public void A_first_refusal_is_given_again_word_for_word()
    {
        var refusal = new Error("nothing_to_pay", "Nothing is due.", ErrorKind.Unprocessable)
        {
            Field = "fees",
            SessionId = Guid.CreateVersion7(),
            Fields = new Dictionary<string, string[]> { ["fees"] = ["Give one."] },
        };
        var kept = Kept();
        kept.Is<Answered>(refusal);

        var again = kept.Replay<Answered>("hash").Error.ShouldNotBeNull();

        (again with { Fields = null }).ShouldBe(refusal with { Fields = null });
        again.Fields!["fees"].ShouldBe(["Give one."]);
    }

    [Fact]
    public void Another_request_with_the_same_key_is_refused_also_while_the_first_is_under_way()
    {
        var kept = Kept();
        kept.Replay<Answered>("other").Error!.Code.ShouldBe("idempotency_key_reused");

        kept.Is<Answered>(First);
        kept.Replay<Answered>("other").Error!.Code.ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public void The_same_request_before_the_first_is_answered_has_to_wait() =>
        Kept().Replay<Answered>("hash").Error!.Code.ShouldBe("idempotency_in_progress");

    [Fact]
    public void Requests_that_differ_by_a_cent_differ_in_their_hash()
    {
        IdempotentAnswer.HashOf(First).ShouldBe(IdempotentAnswer.HashOf(First with { Number = "BU5-00001" }));
        IdempotentAnswer.HashOf(First).ShouldNotBe(IdempotentAnswer.HashOf(First with { Total = Money.OfCents(36185) }));
    }

    private static IdempotentAnswer Kept() => new(JurisdictionId.New(), "AssessFees", "key", "hash", Samples.Noon);
}
