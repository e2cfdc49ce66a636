using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.HostedPage;

/// <summary>The steps of the hosted page, by the names that stand in its address.</summary>
internal static class PaymentSteps
{
    public const string Selection = "selection";
    public const string Amount = "amount";
    public const string Method = "method";
    public const string Reader = "reader";
    public const string Review = "review";
    public const string Done = "done";
    public const string NotPaid = "not-paid";

    public static readonly IReadOnlyList<string> Shown = [Selection, Amount, Method, Review, Done];

    public static string Label(string step) => step switch
    {
        Selection => "Selection",
        Amount => "Amount",
        Method or Reader => "Payment method",
        Review => "Review",
        _ => "Thank you",
    };

    public static string Heading(string step) => step switch
    {
        Amount => "How much would you like to pay?",
        Method => "How would you like to pay?",
        Reader => "Waiting for the card",
        Review => "Review your payment",
        Done => "Thank you",
        NotPaid => "Your payment was not completed",
        _ => "Please review your selection",
    };

    /// <summary>The step to show: the one asked for where the session has come that far, else the last one it has.</summary>
    public static string Reachable(HostedSession session, string? asked)
    {
        if (session.Paid is not null)
            return Done;

        if (session.AtReader && asked is Method or Review)
            return Reader;

        return asked switch
        {
            Amount or Method or NotPaid => asked,
            Reader when session.AtReader => Reader,
            Review when session.ChosenTender is not null => Review,
            Review => Method,
            _ => Selection,
        };
    }
}
