using Grancius.Domain.Common;

namespace Grancius.Domain.PaymentSessions;

/// <content>What becomes of the call that opens an attempt.</content>
public sealed partial class PaymentSession
{
    /// <summary>Keeps the exact request; once, before the processor is called.</summary>
    public void WillSend(string request) => Request = Request.Length == 0
        ? request
        : throw new InvalidOperationException("The request of an attempt does not change.");

    /// <summary>The processor gave a page. A page that arrives after other news is kept and moves nothing.</summary>
    public void Opened(Uri page, DateTimeOffset now)
    {
        RedirectUrl = page.AbsoluteUri;
        OpenFailure = null;
        Note(EvidenceSource.Opening, "The processor gave a page to pay on.", now);
        Move(SessionCause.PageOpened, now);
    }

    /// <summary>No page: refused for certain, or unclear, in which case the processor is asked later.</summary>
    public void NotOpened(Error failure, DateTimeOffset now)
    {
        OpenFailure = failure.Code;
        Note(EvidenceSource.Opening, failure.Message, now);
        Move(failure.Kind == ErrorKind.ProcessorRefused ? SessionCause.OpeningRefused : SessionCause.OpeningAnswerLost, now);
    }
}
