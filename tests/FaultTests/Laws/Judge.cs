using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>Holds the books against the truth after every step, and again, more strictly, once the processor could be asked for a day.</summary>
internal sealed class Judge(World world, Books books, Promises promises)
{
    private readonly MoneyLaws _money = new(world, books);
    private readonly InvoiceLaws _invoices = new(books);
    private readonly LedgerLaws _ledger = new(world, books);
    private readonly SessionLaws _sessions = new(world, books);
    private readonly LetterLaws _letters = new(world, books);
    private readonly WebhookLaws _webhooks = new(world, books);
    private (int Letters, int Messages, int Pages) _seen;

    /// <summary>What holds at every moment. Where nothing was committed and nothing left a node, nothing can have changed.</summary>
    public void AfterStep()
    {
        var seen = (world.Letters.Count, world.Messages.Count, world.Processor.Pages.Count);
        var written = books.Refresh();
        if (written)
        {
            _money.Hold();
            _invoices.Hold();
            _ledger.Hold();
            _sessions.Hold();
            promises.Hold(books);
        }

        if (written || seen != _seen)
        {
            _letters.Hold();
            _sessions.WereSavedFirst();
        }

        if (world.Messages.Count != _seen.Messages)
            _webhooks.Hold();
        _seen = seen;
        _sessions.AreAskedAboutAgain();
    }

    /// <summary>What holds besides when the processor answered, commands succeeded and jobs ran for as long as the longest gap between two checks.</summary>
    public void WhenCalm()
    {
        AfterStep();
        _money.AreComplete();
        _ledger.AreComplete();
        _letters.AreComplete();
        _webhooks.AreComplete();
        _sessions.AreKnown();
    }
}
